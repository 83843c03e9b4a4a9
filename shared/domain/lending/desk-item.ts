import * as z from 'zod'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { VisitReport } from '../../records/visit-report.ts'
import { beginningOf } from '../../terms/beginning.ts'
import { startOf } from '../../terms/day.ts'
import { Moment } from '../../terms/moment.ts'

/** A thing on somebody's desk, shown on their home page: to decide, to read, to do. */
export const DeskItem = z.object({
  what: z.enum(['decide', 'read', 'sitting', 'reminder', 'parked', 'waiting']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  due: Moment.optional(),
  args: z.record(z.string(), z.string()),
})
export type DeskItem = z.infer<typeof DeskItem>

/** What a request puts on which desks, as it stands. */
export function desksOf(request: BorrowRequest): { personId: string; item: DeskItem }[] {
  const { state, loan } = request
  const on = (people: readonly string[], what: DeskItem['what'], due: Moment | undefined) =>
    people.map((personId) => ({ personId, item: itemOf(request, what, due) }))
  if (state === 'pending') {
    return [
      ...on(request.approverIds, 'decide', request.decideBy),
      ...on([request.applicantId], 'waiting', request.decideBy),
    ]
  }
  switch (loan?.state) {
    case 'ready':
      return on([request.readerId], 'read', loan.takeUpBy)
    case 'acknowledged':
      return on(request.custodianIds, 'sitting', loan.takeUpBy)
    case 'open':
      return on([request.readerId], 'read', loan.due)
    default:
      return []
  }
}

/** Everybody on whose desk a request may ever have lain. */
export const partiesOf = (request: BorrowRequest): string[] => [
  ...new Set([
    ...request.approverIds,
    request.applicantId,
    request.readerId,
    ...request.custodianIds,
  ]),
]

/** What a visit with a dated next step puts on its reporter's desk. */
export function reminderOf(visit: VisitReport): DeskItem | undefined {
  if (!visit.nextStepOn) return undefined
  return {
    what: 'reminder',
    id: visit.id,
    title: visit.customerName,
    detail: visit.nextStep ?? visit.commitment ?? beginningOf(visit.learned, 80),
    due: startOf(visit.nextStepOn),
    args: { customerId: visit.customerId },
  }
}

const itemOf = (
  request: BorrowRequest,
  what: DeskItem['what'],
  due: Moment | undefined,
): DeskItem => ({
  what,
  id: request.id,
  title: `${request.archiveNumber} ${request.title}`,
  detail: request.number,
  due,
  args: { requestId: request.id },
})
