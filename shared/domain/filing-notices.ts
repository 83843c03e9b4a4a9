import type { Attachment, Document } from '../records/document.ts'

export type FilingNotice =
  /** Files just shared, each to be filed with one button. */
  | { notice: 'filing.offer'; attachments: Attachment[] }
  /** A document on its way into the dossier; the card follows it. */
  | { notice: 'filing.document'; document: Document }

export type FilingRefusal =
  | { code: 'filing.futureDay' }
  | { code: 'filing.noFile' }
  | { code: 'filing.notReceiving' }
