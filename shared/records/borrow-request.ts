import * as z from 'zod'
import { Moment } from '../terms/moment.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'
import { ReadingMode } from './authority.ts'
import { LoanEnd } from './grant.ts'
import { Place } from './place.ts'

/** How the loan goes: the columns out, due and returned (借出、应还、归还) of the register. */
export const Loan = z.object({
  /** `ready`: approved. `acknowledged`: duties accepted, waits for its sitting. `open`: handed over. */
  state: z.enum(['ready', 'acknowledged', 'open', 'ended']),
  takeUpBy: Moment,
  out: Moment.optional(),
  due: Moment.optional(),
  /** Who opened the sitting. */
  openedByName: z.string().optional(),
  endedAt: Moment.optional(),
  endedBecause: LoanEnd.optional(),
  endedByName: z.string().optional(),
  /** Why it was revoked. */
  reason: z.string().optional(),
})
export type Loan = z.infer<typeof Loan>

/** A reported loss or leak (遗失、泄漏). */
export const Loss = z.object({
  what: z.enum(['loss', 'leak']),
  account: z.string(),
  reportedBy: z.string(),
  reportedByName: z.string(),
  reportedAt: Moment,
})
export type Loss = z.infer<typeof Loss>

/** Borrow request (借阅档案申请表): reader, document, purpose; who decided it, and how the loan went. */
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
  /** Whether the reader may know of the document before anything is granted. */
  readerKnows: z.boolean(),
  /** Whether every business role may know of it, so that its card may stand in a channel. */
  known: z.boolean(),
  purpose: z.string(),
  /** 篇6: an outside body applies in writing; for a personal dossier the person's consent is needed as well. */
  outside: z
    .object({ body: z.string(), written: z.string(), consent: z.string().optional() })
    .optional(),
  requestedAt: Moment,
  place: Place.optional(),
  state: z.enum(['pending', 'approved', 'declined', 'lapsed', 'withdrawn', 'revoked', 'closed']),
  authorityId: z.string(),
  /** The power it is made under, as the list in force then called it. */
  power: z.object({ zh: z.string(), en: z.string() }),
  basis: z.string(),
  scheduleNumber: z.int(),
  approverIds: z.array(z.string()),
  approverNames: z.array(z.string()),
  /** Who may open its sitting. */
  custodianIds: z.array(z.string()).default([]),
  /** When it escalates or, escalated, is refused. */
  decideBy: Moment.optional(),
  escalated: z.boolean().default(false),
  decidedBy: z.string().optional(),
  decidedByName: z.string().optional(),
  decidedAt: Moment.optional(),
  attorneyId: z.string().optional(),
  attorneyNumber: z.string().optional(),
  /** Why it was declined. */
  reason: z.string().optional(),
  loan: Loan.optional(),
  loss: Loss.optional(),
})
export type BorrowRequest = z.infer<typeof BorrowRequest>
