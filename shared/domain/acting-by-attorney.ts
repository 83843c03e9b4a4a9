import type { Authority } from '../records/authority.ts'
import type { PowerOfAttorney } from '../records/power-of-attorney.ts'
import type { Moment } from '../terms/moment.ts'
import { isWithin } from '../terms/secrecy-level.ts'
import { capacityOf, isParty, type PendingRequest } from './capacity.ts'
import type { Powers } from './schedule-table.ts'
import { type Actor, isAmong } from './standing.ts'

/** What can be wrong with acting by a power of attorney, in the order it is looked at. */
export const attorneyFaults = [
  'attorney-scope',
  'not-delegable',
  'attorney-ceiling',
  'attorney-time',
  'attorney-revoked',
  'own-request',
  'grantor-lacks-power',
] as const
export type AttorneyFault = (typeof attorneyFaults)[number]

/** Whether a delegate may decide by this power of attorney: in which capacity of its grantor, or what is wrong. */
export function actingBy(
  attorney: PowerOfAttorney,
  grantor: Actor | undefined,
  delegate: Actor,
  asked: { powers: Powers; authority: Authority; request: PendingRequest; at: Moment },
): 'approver' | 'escalated' | AttorneyFault {
  const { powers, authority, request, at } = asked
  if (!attorney.authorityIds.includes(authority.id)) return 'attorney-scope'
  if (!authority.delegableTo?.some((role) => delegate.roles.includes(role))) return 'not-delegable'
  const { secrecy } = request.object
  if (secrecy !== undefined && !isWithin(attorney.ceiling, secrecy)) return 'attorney-ceiling'
  if (at < attorney.from || at >= attorney.until) return 'attorney-time'
  if (attorney.revokedAt !== undefined && attorney.revokedAt <= at) return 'attorney-revoked'
  // Nobody lets a delegate decide on their own request for them.
  if (isParty(attorney.grantorId, request)) return 'own-request'
  if (grantor === undefined || !mayIssue(powers, grantor)) return 'grantor-lacks-power'
  // Looked at as the grantor stands now, by an office of their own: no delegation of delegation.
  return capacityOf(authority, grantor, request, at) ?? 'grantor-lacks-power'
}

/** Whether someone may give powers of attorney at all. 篇2 rules §7.3: 总经理…可委托 */
export const mayIssue = (powers: Powers, grantor: Actor): boolean =>
  grantor.active && isAmong(powers.issuers, grantor, {})
