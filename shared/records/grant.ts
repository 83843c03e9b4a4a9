import * as z from 'zod'
import { Moment } from '../terms/moment.ts'
import { ReadingMode } from './authority.ts'

/** How a loan came to its end. */
export const LoanEnd = z.enum(['returned', 'expired', 'revoked', 'lapsed', 'leak'])
export type LoanEnd = z.infer<typeof LoanEnd>

/**
 * Grant (准阅): the access-control row. No row, no read; the row is a condition of the transaction
 * that records the reading. `ready`: approved, not yet taken up. `open`: handed over, the clock runs.
 */
export const Grant = z.object({
  kind: z.literal('grant'),
  /** `documentId~personId`: one row for a reader and a document, whichever loan is the present one. */
  id: z.string(),
  version: z.int(),
  documentId: z.string(),
  customerId: z.string(),
  personId: z.string(),
  requestId: z.string(),
  requestNumber: z.string(),
  mode: ReadingMode,
  state: z.enum(['ready', 'open', 'ended']),
  /** An approval not taken up lapses then: the end of the next working day. */
  takeUpBy: Moment,
  /** From hand-over. */
  from: Moment.optional(),
  until: Moment.optional(),
  /** How long from hand-over, in hours: fixed when approved, by the authority then in force. */
  readingHours: z.number().positive(),
  authorityId: z.string(),
  scheduleNumber: z.int(),
  approvedBy: z.string().optional(),
  attorneyId: z.string().optional(),
  dutiesAcknowledgedAt: Moment.optional(),
  endedAt: Moment.optional(),
  endedBecause: LoanEnd.optional(),
  /** For a sitting: open between these moments, set by the archivist. */
  sitting: z.object({ openedBy: z.string(), from: Moment, until: Moment }).optional(),
})
export type Grant = z.infer<typeof Grant>

/** The id of the row that lets a person read a document. */
export const grantIdOf = (documentId: string, personId: string): string =>
  `${documentId}~${personId}`
