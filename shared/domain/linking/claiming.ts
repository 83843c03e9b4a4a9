import type { Linking } from '../../records/linking.ts'
import type { Person } from '../../records/person.ts'
import { minutes } from '../../terms/moment.ts'
import { type Decision, refuse } from '../decision.ts'
import { identityFrom } from '../members.ts'
import type { Look, World } from '../world.ts'
import { LINK_MINUTES } from './asking.ts'
import { byLinking, claimOfPerson, claimsOfCode, isIn, moved } from './standing.ts'

/**
 * An account that is nobody's sends a code, and the person who was given it is asked. Asked for by the house alone.
 * Whatever is wrong with a code, the answer is one and the same, after the same reads.
 */
export async function claimAccount(
  { account, codeHash }: { account: string; codeHash: string },
  world: World,
  look: Look,
): Promise<Decision> {
  if (world.actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
  const claimant = identityFrom(account)
  const holder = await look.holderOf('identity', account)
  const good = await goodCode(codeHash, world, look)
  if (!good || holder !== undefined || isIn(good.person, claimant))
    return refuse({ code: 'person.unknown' })
  const { linking, person } = good
  const after = moved(linking, {
    state: 'claimed',
    account: claimant,
    expiresAt: world.at + minutes(LINK_MINUTES),
  })
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: linking, after }],
    releases: claimsOfCode(linking),
    // Suspended in this very moment, or given another account: then the code is none.
    relyOn: [person],
    by: byLinking,
    tell: [
      {
        to: [{ person: person.id }],
        notice: { notice: 'account.toConfirm', linking: after },
        live: after.id,
      },
    ],
    answer: { notice: 'account.claimed', account: claimant, lasts: LINK_MINUTES },
  }
}

/** A code said where others read along is void, whoever said it; the person is told, and asks for another. */
export async function exposeCode(
  { codeHash }: { codeHash: string },
  world: World,
  look: Look,
): Promise<Decision> {
  if (world.actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
  const good = await goodCode(codeHash, world, look)
  if (!good) return refuse({ code: 'account.overheard' })
  const { linking, person } = good
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: linking, after: moved(linking, { state: 'void' }) }],
    releases: [...claimsOfCode(linking), claimOfPerson(linking)],
    relyOn: [person],
    by: byLinking,
    tell: [{ to: [{ person: person.id }], notice: { notice: 'account.exposed' } }],
    answer: { notice: 'done' },
  }
}

/** Whose code it is, while it is good: not sent yet, not too old, its person at work. */
async function goodCode(
  codeHash: string,
  { at }: World,
  look: Look,
): Promise<{ linking: Linking; person: Person } | undefined> {
  const linkingId = await look.holderOf('linkCode', codeHash)
  // As much is read for a code that is none: how long the answer takes tells nobody anything.
  const linking = await look.get('linking', linkingId ?? codeHash)
  const person = await look.get('person', linking?.personId ?? codeHash)
  const isGood =
    linking?.state === 'open' && linking.codeHash === codeHash && at < linking.expiresAt
  return isGood && person?.active ? { linking, person } : undefined
}
