import type { PowerOfAttorney } from '../records/power-of-attorney.ts'
import { mayIssue } from './acting-by-attorney.ts'
import { type Powers, rolesOf } from './schedule-table.ts'
import type { Actor } from './standing.ts'

/** Why a power of attorney may not be issued as drafted. */
export interface AttorneyProblem {
  readonly code:
    | 'issuer'
    | 'to-oneself'
    | 'delegate-inactive'
    | 'unknown-authority'
    | 'not-delegable'
    | 'delegate-role'
    | 'not-held'
    | 'ceiling'
    | 'period'
  readonly authorityId?: string
}

/** Everything that keeps a power of attorney from being issued as drafted; empty: it may be. 篇2 rules §7.3 */
export function checkAttorney(
  powers: Powers,
  draft: Pick<PowerOfAttorney, 'authorityIds' | 'ceiling' | 'from' | 'until'>,
  grantor: Actor,
  delegate: Actor,
): AttorneyProblem[] {
  const problems: AttorneyProblem[] = []
  if (!mayIssue(powers, grantor)) problems.push({ code: 'issuer' })
  if (grantor.id === delegate.id) problems.push({ code: 'to-oneself' })
  if (!delegate.active) problems.push({ code: 'delegate-inactive' })
  if (draft.ceiling === 'topSecret') problems.push({ code: 'ceiling' })
  if (draft.until <= draft.from) problems.push({ code: 'period' })
  for (const authorityId of draft.authorityIds) {
    const line = powers.authorities.get(authorityId)
    const held = rolesOf(line?.approvedBy, line?.escalatesTo)
    if (line?.approvedBy === undefined) problems.push({ code: 'unknown-authority', authorityId })
    else if (!line.delegableTo?.length) problems.push({ code: 'not-delegable', authorityId })
    else if (!line.delegableTo.some((role) => delegate.roles.includes(role)))
      problems.push({ code: 'delegate-role', authorityId })
    else if (!held.some((role) => grantor.roles.includes(role)))
      problems.push({ code: 'not-held', authorityId })
  }
  return problems
}

/** The authorities whose approving a person could receive by power of attorney. */
export const delegableTo = (powers: Powers, delegate: Actor) =>
  [...powers.authorities.values()].filter((line) =>
    line.delegableTo?.some((role) => delegate.roles.includes(role)),
  )
