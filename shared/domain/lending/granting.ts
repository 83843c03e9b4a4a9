import type { BorrowRequest } from '../../records/borrow-request.ts'
import { type Grant, grantIdOf } from '../../records/grant.ts'
import { endOf, nextWorkingDay } from '../../terms/day.ts'
import type { Moment } from '../../terms/moment.ts'
import type { Change } from '../decision.ts'
import type { World } from '../world.ts'

/** An approval not taken up lapses by the end of the next working day. */
export const takeUpByOf = ({ today, company }: Pick<World, 'today' | 'company'>): Moment =>
  endOf(nextWorkingDay(today, new Set(company.holidays)))

/** Puts the reader on the access list of the document: ready, the clock not yet running. */
export function grantFor(request: BorrowRequest, before: Grant | undefined, world: World): Change {
  const after: Grant = {
    kind: 'grant',
    id: grantIdOf(request.documentId, request.readerId),
    version: (before?.version ?? 0) + 1,
    documentId: request.documentId,
    customerId: request.customerId,
    personId: request.readerId,
    requestId: request.id,
    requestNumber: request.number,
    mode: request.mode,
    state: 'ready',
    takeUpBy: takeUpByOf(world),
    readingHours: request.readingHours,
    authorityId: request.authorityId,
    scheduleNumber: world.company.schedule,
    ...(request.decidedBy ? { approvedBy: request.decidedBy } : {}),
    ...(request.attorneyId ? { attorneyId: request.attorneyId } : {}),
  }
  return before ? { before, after } : { after }
}
