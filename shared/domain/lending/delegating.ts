import type { AttorneyFilled } from '../../forms/lending/attorney.ts'
import type { PowerOfAttorney } from '../../records/power-of-attorney.ts'
import { endOf, startOf } from '../../terms/day.ts'
import { attorneyNumberOf } from '../../terms/request-number.ts'
import { checkAttorney } from '../attorney-terms.ts'
import { may } from '../authorising.ts'
import { type Decision, invalid, refuse, type Tell } from '../decision.ts'
import type { Refusal } from '../refusals.ts'
import { lacking } from '../refusing.ts'
import type { Look, World } from '../world.ts'
import { documentNamed, memberBehind } from './asked.ts'
import { next } from './moving.ts'
import { named } from './naming.ts'
import type { AttorneyShown } from './notices.ts'
import { proofFor } from './proving.ts'

/** Issues a power of attorney, numbered, within what the schedule lets be carried. 篇2 rules §7.3 */
export async function issueAttorney(
  filled: AttorneyFilled,
  world: World,
  look: Look,
): Promise<Decision> {
  const { powers, actor, company, at, today } = world
  const verdict = may(powers, actor, 'attorney.issue', {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const delegate = await memberBehind(filled.delegate, look)
  if (!delegate) return invalid('delegate', { code: 'thing.unknown', what: 'person' })
  if (filled.until < today) return invalid('until', { code: 'attorney.past' })
  const attorney: PowerOfAttorney = {
    kind: 'attorney',
    id: world.newId(),
    version: 1,
    number: attorneyNumberOf(today.slice(0, 4), company.attorneys + 1),
    grantorId: actor.id,
    delegateId: delegate.id,
    authorityIds: filled.authorities,
    ceiling: filled.ceiling,
    // Never before it is issued: what was decided without it stays so.
    from: Math.max(at, startOf(filled.from)),
    until: endOf(filled.until),
    wording: filled.wording,
    ...(filled.paper ? { paper: filled.paper } : {}),
  }
  const [problem] = checkAttorney(powers, attorney, actor, delegate)
  if (problem) return invalid(fieldOf(problem.code), problemIn(problem, world))
  if (filled.paper && (await documentNamed(filled.paper, look))?.state !== 'filed')
    return invalid('paper', { code: 'borrow.paperUnknown' })
  const proven = await proofFor(verdict.authority, world, look)
  if ('refusal' in proven) return refuse(proven.refusal)
  const shown = shownOf(attorney, actor.name, delegate.name, world)
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [
      { before: company, after: { ...next(company), attorneys: company.attorneys + 1 } },
      { after: attorney },
    ],
    relyOn: [delegate, actor, ...(proven.proof ? [proven.proof] : [])],
    by: { authorityId: verdict.authority.id },
    tell: [tell('attorney.issued', shown, [delegate.id])],
    answer: { notice: 'attorney.issued', ...shown },
  }
}

/** Takes a power of attorney back: from this moment nothing is decided by it. */
export async function revokeAttorney(
  { attorneyId }: { attorneyId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const verdict = may(world.powers, world.actor, 'attorney.issue', {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const attorney = await look.get('attorney', attorneyId)
  if (!attorney) return refuse({ code: 'thing.unknown', what: 'attorney' })
  if (attorney.revokedAt !== undefined || world.at >= attorney.until)
    return refuse({ code: 'attorney.ended' })
  const after = { ...next(attorney), revokedAt: world.at }
  const shown = await attorneyShown(after, world, look)
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ before: attorney, after }],
    by: { authorityId: verdict.authority.id },
    tell: [tell('attorney.revoked', shown, [attorney.delegateId])],
    answer: { notice: 'attorney.revoked', ...shown },
  }
}

/** Its time is over: both are told. It has been without force since that moment, told or not. */
export async function attorneyRanOut(
  { attorneyId }: { attorneyId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const attorney = await look.get('attorney', attorneyId)
  const ended = attorney && attorney.revokedAt === undefined && world.at >= attorney.until
  if (!ended) return refuse({ code: 'clock.nothing' })
  const shown = await attorneyShown(attorney, world, look)
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [],
    by: { authorityId: 'attorney.issue' },
    tell: [tell('attorney.ended', shown, [attorney.grantorId, attorney.delegateId])],
    answer: { notice: 'done' },
  }
}

/** A power of attorney with the names that a card shows. */
export async function attorneyShown(
  attorney: PowerOfAttorney,
  world: World,
  look: Look,
): Promise<AttorneyShown> {
  const grantor = await look.get('person', attorney.grantorId)
  const delegate = await look.get('person', attorney.delegateId)
  return shownOf(attorney, grantor?.name ?? '', delegate?.name ?? '', world)
}

const shownOf = (
  attorney: PowerOfAttorney,
  grantorName: string,
  delegateName: string,
  { powers }: World,
): AttorneyShown => ({
  attorney,
  grantorName,
  delegateName,
  powers: attorney.authorityIds.flatMap((id) => powers.authorities.get(id)?.title ?? []),
})

const tell = (
  notice: 'attorney.issued' | 'attorney.revoked' | 'attorney.ended',
  shown: AttorneyShown,
  people: string[],
): Tell => ({ to: people.map((person) => ({ person })), notice: { notice, ...shown } })

type Problem = ReturnType<typeof checkAttorney>[number]

function fieldOf(code: Problem['code']): keyof AttorneyFilled {
  switch (code) {
    case 'issuer':
    case 'to-oneself':
    case 'delegate-inactive':
      return 'delegate'
    case 'unknown-authority':
    case 'not-delegable':
    case 'delegate-role':
    case 'not-held':
      return 'authorities'
    case 'ceiling':
      return 'ceiling'
    case 'period':
      return 'until'
  }
}

function problemIn({ code, authorityId }: Problem, { powers }: World): Refusal {
  const line = authorityId === undefined ? undefined : powers.authorities.get(authorityId)
  return {
    code: 'attorney.problem',
    problem: code,
    roles: line?.delegableTo ?? [],
    ...(line ? { power: named(line) } : {}),
  }
}
