import type { BorrowRequest, Loan } from '../../records/borrow-request.ts'
import type { Grant } from '../../records/grant.ts'

/** The next version of a record. */
export const next = <R extends { version: number }>(record: R): R => ({
  ...record,
  version: record.version + 1,
})

/** A request with its loan moved on. */
export const withLoan = (request: BorrowRequest, moved: Partial<Loan>): BorrowRequest =>
  request.loan ? { ...next(request), loan: { ...request.loan, ...moved } } : next(request)

/** The power that a grant rests on. */
export const byGrant = ({ authorityId, attorneyId }: Grant) => ({
  authorityId,
  ...(attorneyId ? { attorneyId } : {}),
})
