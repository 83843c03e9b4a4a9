import type { Linking } from '../../records/linking.ts'
import { type ChatIdentity, identityId, type Person } from '../../records/person.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Refusal } from '../refusals.ts'
import type { Look, World } from '../world.ts'
import { byLinking, claimOfPerson, moved } from './standing.ts'

/** Which account is meant, as the card showed it: what it shows by now may be another. */
interface Asked {
  linkingId: string
  account: string
}

/**
 * The person says that the account is theirs, from one that was theirs before: an account not yet linked is nobody's,
 * and gives no command. From here on it is one person with one history.
 */
export async function confirmAccount(asked: Asked, world: World, look: Look): Promise<Decision> {
  const { actor, at } = world
  const found = await ownLinking(asked, world, look)
  if ('refusal' in found) return refuse(found.refusal)
  const { linking, account } = found
  if (at >= linking.expiresAt) return refuse({ code: 'account.over', state: linking.state })
  const holder = await look.holderOf('identity', asked.account)
  // Pressed twice at once, the linking may have been read before the other press and the account after it.
  if (holder === actor.id) return refuse({ code: 'account.over', state: 'linked' })
  if (holder !== undefined) return refuse({ code: 'account.taken' })
  const after: Person = {
    ...actor,
    version: actor.version + 1,
    identities: [...actor.identities, { ...account, since: at }],
  }
  const notice = { notice: 'account.linked' as const, account, accounts: after.identities }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [
      { before: actor, after },
      { before: linking, after: moved(linking, { state: 'linked' }) },
    ],
    claims: [{ what: 'identity', value: asked.account, holder: actor.id }],
    releases: [claimOfPerson(linking)],
    by: byLinking,
    tell: [{ to: [{ person: actor.id }], notice }],
    answer: notice,
  }
}

/** The person does not know the account: it stays nobody's, and the administrators are told. It is never too late to say so. */
export async function disownAccount(asked: Asked, world: World, look: Look): Promise<Decision> {
  const { actor } = world
  const found = await ownLinking(asked, world, look)
  if ('refusal' in found) return refuse(found.refusal)
  const { linking, account } = found
  const notice = { notice: 'account.disowned' as const, account, personName: actor.name }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: linking, after: moved(linking, { state: 'refused' }) }],
    releases: [claimOfPerson(linking)],
    by: byLinking,
    tell: [{ to: [{ person: actor.id }, { role: 'administrator' }], notice }],
    answer: notice,
  }
}

/** The person's own linking that waits for their word on this account. Another's is one that does not exist. */
async function ownLinking(
  { linkingId, account }: Asked,
  { actor }: World,
  look: Look,
): Promise<{ linking: Linking; account: ChatIdentity } | { refusal: Refusal }> {
  const linking = await look.get('linking', linkingId)
  if (linking?.personId !== actor.id) return { refusal: { code: 'thing.unknown', what: 'linking' } }
  const { state, account: claimant } = linking
  return state === 'claimed' && claimant && identityId(claimant) === account
    ? { linking, account: claimant }
    : { refusal: { code: 'account.over', state } }
}
