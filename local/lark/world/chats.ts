import type { LarkWorkspaceOptions } from '../contract.ts'
import { idFrom } from './names.ts'

/** A group, or the one-to-one chat of a person with the bot. */
export interface Chat {
  id: string
  name: string
  kind: 'group' | 'p2p'
  members: string[]
}

/** The one-to-one chat of a person with the bot. */
export const directChat = (openId: string) => idFrom('oc', openId)

/** The groups given, and a one-to-one chat of each person with the bot. */
export const chatsOf = ({ groups, people, app }: LarkWorkspaceOptions): Map<string, Chat> => {
  const direct = people.map(
    ({ openId }): Chat => ({
      id: directChat(openId),
      name: '',
      kind: 'p2p',
      members: [openId, app.botOpenId],
    }),
  )
  const named = groups.map((group): Chat => ({ ...group, kind: 'group' }))
  return new Map([...named, ...direct].map((chat) => [chat.id, chat]))
}

/** The other side of a one-to-one chat, as one of its members sees it. */
export const otherSide = ({ kind, members }: Chat, person: string) =>
  kind === 'p2p' ? members.find((member) => member !== person) : undefined
