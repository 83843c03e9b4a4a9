import type { Linking } from '../../records/linking.ts'
import type { ChatIdentity, Person } from '../../records/person.ts'
import { Chat } from '../../terms/chat.ts'
import type { Claim } from '../decision.ts'
import type { Look } from '../world.ts'

/** By which power people keep their own accounts: the house's own, which nobody else has over them. */
export const byLinking = { authorityId: 'house.link' }

/** The chats in which a person has no account yet. One a chat: nobody is two people in one room. */
export const chatsWithout = ({ identities }: Person): Chat[] =>
  Chat.options.filter((chat) => identities.every((identity) => identity.chat !== chat))

/** Whether somebody has an account in the chat of another account. */
export const isIn = ({ identities }: Person, { chat }: ChatIdentity): boolean =>
  identities.some((identity) => identity.chat === chat)

/** The linking that a person has begun and that has no end yet, be its time over or not. */
export async function linkingOf(personId: string, look: Look): Promise<Linking | undefined> {
  const id = await look.holderOf('linking', personId)
  return id === undefined ? undefined : look.get('linking', id)
}

/** A person has one linking at a time, and it one code: a new code voids the old. */
export const claimOfPerson = ({ id, personId }: Linking): Claim => ({
  what: 'linking',
  value: personId,
  holder: id,
})

/** What a linking's code is found by; nothing once it was sent. */
export const claimsOfCode = ({ id, codeHash }: Linking): Claim[] =>
  codeHash === undefined ? [] : [{ what: 'linkCode', value: codeHash, holder: id }]

/** The same linking at its next step: its code is of no use any more. */
export function moved(linking: Linking, to: Partial<Linking> & Pick<Linking, 'state'>): Linking {
  const { codeHash: _, ...rest } = linking
  return { ...rest, version: linking.version + 1, ...to }
}
