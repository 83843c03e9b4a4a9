import type { Authority, RequiredPaper } from '../records/authority.ts'
import { hours, type Moment } from '../terms/moment.ts'
import { type Actor, isAmong, type Thing } from './standing.ts'

/** A request that waits for a decision, as far as the authority schedule looks at it. */
export interface PendingRequest {
  readonly applicantId: string
  readonly readerId: string
  readonly object: Thing
  readonly requestedAt: Moment
  /** Papers that are on file for it. */
  readonly papers?: readonly RequiredPaper[] | undefined
}

/** When a request under an authority escalates, and when it is refused for lapse of time. */
export function timesOf(
  authority: Authority,
  requestedAt: Moment,
): { escalatesAt?: Moment; lapsesAt?: Moment } {
  if (authority.timeLimitHours === undefined) return {}
  const lapsesAt = lapseOf(authority, requestedAt)
  if (authority.escalatesTo === undefined) return { lapsesAt }
  return { escalatesAt: escalationOf(authority, requestedAt), lapsesAt }
}

/** The moment from which nobody decides any more; without a time limit, never. */
export const lapseOf = ({ timeLimitHours, escalatesTo }: Authority, requestedAt: Moment): Moment =>
  requestedAt + hours(timeLimitHours ?? Number.POSITIVE_INFINITY) * (escalatesTo ? 2 : 1)

/** In which capacity someone may decide by an office of their own: as the approver, or because it escalated. */
export function capacityOf(
  authority: Authority,
  actor: Actor,
  request: PendingRequest,
  at: Moment,
): 'approver' | 'escalated' | undefined {
  const { approvedBy, escalatesTo } = authority
  if (approvedBy && isAmong(approvedBy, actor, request.object)) return 'approver'
  if (!escalatesTo || at < escalationOf(authority, request.requestedAt)) return undefined
  return isAmong(escalatesTo, actor, request.object) ? 'escalated' : undefined
}

const escalationOf = ({ timeLimitHours }: Authority, requestedAt: Moment): Moment =>
  requestedAt + hours(timeLimitHours ?? Number.POSITIVE_INFINITY)

/** Whether the request is this person's own: nobody decides on what they asked for or are to read. */
export const isParty = (personId: string, request: PendingRequest): boolean =>
  personId === request.applicantId || personId === request.readerId
