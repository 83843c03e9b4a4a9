import type { BorrowRequest } from '../records/borrow-request.ts'
import type { ArchiveRecord } from '../records/index.ts'
import { startOf } from '../terms/day.ts'
import { hours, type Moment, minutes } from '../terms/moment.ts'
import { judgedBefore } from './judging.ts'
import { WARNINGS } from './lending/lapsing.ts'

/** Something that time alone brings about: which activity the clock then asks for. */
export interface Due {
  at: Moment
  activity: string
  args: Readonly<Record<string, string>>
}

/** The one name of something due. A store gives the parts of a map back in any order. */
export const dueName = ({ activity, args, at }: Due): string =>
  [
    activity,
    ...Object.keys(args)
      .sort()
      .map((name) => args[name] ?? ''),
    at,
  ].join('/')

/** When people are reminded of what a visit promised: at the start of the working day. */
const REMINDED = hours(8) + minutes(30)

/** What becomes due because a record stands as it does. Each activity looks again whether it still does. */
export function dueOf(record: ArchiveRecord): Due[] {
  switch (record.kind) {
    case 'request':
      return dueOfRequest(record)
    case 'document': {
      const at = judgedBefore(record)
      return at === undefined
        ? []
        : [{ at, activity: 'clock.verdict', args: { documentId: record.id } }]
    }
    case 'attorney':
      return record.revokedAt === undefined
        ? [{ at: record.until, activity: 'clock.attorney', args: { attorneyId: record.id } }]
        : []
    case 'visit': {
      const at = record.nextStepOn ? startOf(record.nextStepOn) + REMINDED : undefined
      // A step for the day on which it was noted needs no reminder.
      return at !== undefined && at > record.reportedAt
        ? [{ at, activity: 'clock.nextStep', args: { visitId: record.id } }]
        : []
    }
    case 'schedule':
      return [
        {
          at: startOf(record.inForceOn),
          activity: 'schedule.enterIntoForce',
          args: { scheduleId: record.id },
        },
      ]
    default:
      return []
  }
}

/** What is open until it has an end, one way or another: found by the sweep should its row be missed. */
export const isSwept = (record: ArchiveRecord): boolean =>
  record.kind === 'request' || (record.kind === 'document' && record.scannedSince !== undefined)

/** The end of what a record is waiting for, as far as it waits for one. */
export const endOf = (record: ArchiveRecord): Due | undefined => dueOf(record).at(-1)

function dueOfRequest({ id: requestId, state, decideBy, loan }: BorrowRequest): Due[] {
  if (state === 'pending')
    return decideBy === undefined
      ? []
      : [{ at: decideBy, activity: 'clock.decide', args: { requestId } }]
  switch (loan?.state) {
    case 'ready':
    case 'acknowledged':
      return [{ at: loan.takeUpBy, activity: 'clock.takeUp', args: { requestId } }]
    case 'open':
      return loan.due === undefined ? [] : dueOfLoan(requestId, loan.out ?? 0, loan.due)
    default:
      return []
  }
}

/** The end of a loan, and its warnings as far as there is time for them. */
const dueOfLoan = (requestId: string, out: Moment, due: Moment): Due[] => [
  ...WARNINGS.filter((before) => due - minutes(before) > out).map((before) => ({
    at: due - minutes(before),
    activity: 'clock.warn',
    args: { requestId, minutes: String(before) },
  })),
  { at: due, activity: 'clock.loanEnd', args: { requestId } },
]
