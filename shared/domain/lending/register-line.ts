import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Moment } from '../../terms/moment.ts'
import { SecrecyLevel } from '../../terms/secrecy-level.ts'

/** One line of the archivist's register (借阅登记). */
export interface RegisterLine {
  requestId: string
  number: string
  archiveNumber: string
  title: string
  secrecy: SecrecyLevel
  readerName: string
  state: BorrowRequest['state']
  mode: BorrowRequest['mode']
  loan?: NonNullable<BorrowRequest['loan']>['state'] | undefined
  requestedAt: Moment
  out?: Moment | undefined
  due?: Moment | undefined
  returned?: Moment | undefined
  authorityId: string
  escalated: boolean
  decideBy?: Moment | undefined
  decidedAt?: Moment | undefined
}

/** The line that a request has in the register. */
export function registerLineOf(request: BorrowRequest): RegisterLine {
  const { loan } = request
  return {
    requestId: request.id,
    number: request.number,
    archiveNumber: request.archiveNumber,
    title: request.title,
    secrecy: request.secrecy,
    readerName: request.readerName,
    state: request.state,
    mode: request.mode,
    loan: loan?.state,
    requestedAt: request.requestedAt,
    out: loan?.out,
    due: loan?.due,
    returned: loan?.endedAt,
    authorityId: request.authorityId,
    escalated: request.escalated,
    decideBy: request.decideBy,
    decidedAt: request.decidedAt,
  }
}

/** How the lines of one level stand. */
export interface RegisterCount {
  secrecy: SecrecyLevel
  /** With a reader now. */
  out: number
  /** Was with a reader, and is over. */
  back: number
  /** Never went out: not decided yet, refused, not taken up. */
  never: number
}

/** Counts lines by level; a level without lines is left out. */
export const registerCountsOf = (lines: readonly RegisterLine[]): RegisterCount[] =>
  SecrecyLevel.options.flatMap((secrecy) => {
    const at = lines.filter((line) => line.secrecy === secrecy)
    const gone = at.filter(({ out }) => out !== undefined)
    const out = gone.filter(({ loan }) => loan === 'open').length
    if (at.length === 0) return []
    return [{ secrecy, out, back: gone.length - out, never: at.length - gone.length }]
  })
