import { identityId, type Person } from '../../records/person.ts'
import { type Decision, refuse } from '../decision.ts'
import type { Look, World } from '../world.ts'
import { byLinking } from './standing.ts'

/**
 * The person takes an account off. With it dies what it may have left behind: the sign-in that it may have proven, and
 * every reading session opened with it, which names it. A code can be out to nobody who has a second account.
 */
export async function unlinkAccount(
  { account }: { account: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const { actor } = world
  const taken = actor.identities.find((identity) => identityId(identity) === account)
  if (!taken) return refuse({ code: 'thing.unknown', what: 'account' })
  const accounts = actor.identities.filter((identity) => identity !== taken)
  if (accounts.length === 0) return refuse({ code: 'account.last' })
  const proof = await look.get('proof', actor.id)
  const after: Person = { ...actor, version: actor.version + 1, identities: accounts }
  const notice = { notice: 'account.unlinked' as const, account: taken, accounts }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: actor, after }, ...(proof ? [{ before: proof }] : [])],
    releases: [{ what: 'identity', value: account, holder: actor.id }],
    by: byLinking,
    // Told where it was taken off as well: whoever did it may not be who it belonged to.
    tell: [{ to: [{ person: actor.id }, { account: taken, locale: actor.locale }], notice }],
    answer: notice,
  }
}
