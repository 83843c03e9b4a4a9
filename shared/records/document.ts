import * as z from 'zod'
import { ArchiveNumber } from '../terms/archive-number.ts'
import { Chat } from '../terms/chat.ts'
import { Day } from '../terms/day.ts'
import { DocumentKind } from '../terms/document-kind.ts'
import { MalwareVerdict } from '../terms/malware-scan.ts'
import { Moment } from '../terms/moment.ts'
import { Part } from '../terms/part.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'
import { Place } from './place.ts'

/** A file as a chat holds it, before it is fetched. */
export const Attachment = z.object({
  chat: Chat,
  workspace: z.string(),
  fileId: z.string(),
  name: z.string(),
  size: z.int().nonnegative(),
})
export type Attachment = z.infer<typeof Attachment>

export const ScanFault = z.enum([
  'empty',
  'unknown-type',
  'encrypted',
  'truncated',
  'disguised',
  'too-large',
  'unreadable',
  'gone',
  'duplicate',
  'infected',
  'unscanned',
])
export type ScanFault = z.infer<typeof ScanFault>

/**
 * Where a document stands. `receiving`: accepted, its bytes being fetched and examined; `scanning`: examined and
 * kept, waiting to be found free of malware. Only what is `filed` has a number, and can be known of and read.
 */
export const DocumentState = z.enum(['receiving', 'scanning', 'filed', 'refused'])
export type DocumentState = z.infer<typeof DocumentState>

/** Document (件): a scan in a dossier. */
export const Document = z.object({
  kind: z.literal('document'),
  /** `customerId.documentId` */
  id: z.string(),
  version: z.int(),
  customerId: z.string(),
  customerName: z.string(),
  /** Owner and department of the customer when filed; powers of `owner` and `department` scope look here. */
  ownerId: z.string(),
  departmentId: z.string(),
  state: DocumentState,
  part: Part,
  documentKind: DocumentKind,
  secrecy: SecrecyLevel,
  title: z.string(),
  creator: z.string().optional(),
  reference: z.string().optional(),
  datedOn: Day,
  attachment: Attachment,
  archiveNumber: ArchiveNumber.optional(),
  sha256: z.string().optional(),
  bytes: z.int().optional(),
  pages: z.int().optional(),
  mediaType: z.enum(['pdf', 'jpeg', 'png', 'tiff']).optional(),
  /** The version of the original that was kept: no verdict on another one counts. */
  objectVersion: z.string().optional(),
  /** When it began to wait for the verdict. */
  scannedSince: Moment.optional(),
  /** What was found in which bytes, in which version: the verdict may be there before the document is catalogued. */
  verdicts: z.record(z.string(), MalwareVerdict).optional(),
  fault: ScanFault.optional(),
  /** The archive number of the document that already holds the same bytes. */
  sameAs: z.string().optional(),
  filedBy: z.string(),
  filedByName: z.string(),
  filedAt: Moment,
  place: Place.optional(),
  /** Out on a loan: the person who has it. */
  loanedTo: z.string().optional(),
  /** Who asked for it while it was out, to be told when it is back. */
  waiting: z.array(z.string()).default([]),
})
export type Document = z.infer<typeof Document>
