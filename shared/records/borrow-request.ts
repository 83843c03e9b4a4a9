import * as z from 'zod'
import { Moment } from '../terms/moment.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'
import { ReadingMode } from './authority.ts'
import { Place } from './place.ts'

/** Borrow request (借阅档案申请表): reader, document, purpose; decided by whom the schedule names. */
export const BorrowRequest = z.object({
  kind: z.literal('request'),
  /** `customerId.requestId` */
  id: z.string(),
  version: z.int(),
  /** As people cite it: `JY-KH00012-0007`. */
  number: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  ownerId: z.string(),
  departmentId: z.string(),
  documentId: z.string(),
  archiveNumber: z.string(),
  title: z.string(),
  secrecy: SecrecyLevel,
  mode: ReadingMode,
  readingHours: z.number().positive(),
  applicantId: z.string(),
  applicantName: z.string(),
  readerId: z.string(),
  readerName: z.string(),
  purpose: z.string(),
  /** 篇6: an outside body applies in writing; for a personal dossier the person's consent is needed as well. */
  outside: z
    .object({ body: z.string(), written: z.string(), consent: z.string().optional() })
    .optional(),
  requestedAt: Moment,
  place: Place.optional(),
  state: z.enum(['pending', 'approved', 'declined', 'lapsed', 'withdrawn', 'revoked', 'closed']),
  authorityId: z.string(),
  scheduleNumber: z.int(),
  approverIds: z.array(z.string()),
  /** When it escalates or, escalated, is refused. */
  decideBy: Moment.optional(),
  escalated: z.boolean().default(false),
  decidedBy: z.string().optional(),
  decidedByName: z.string().optional(),
  decidedAt: Moment.optional(),
  attorneyId: z.string().optional(),
  attorneyNumber: z.string().optional(),
  reason: z.string().optional(),
})
export type BorrowRequest = z.infer<typeof BorrowRequest>
