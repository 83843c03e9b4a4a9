import type { Attachment, Document, ScanFault } from '../records/document.ts'
import type { Moment } from '../terms/moment.ts'

/** Why a scan that is sound is not filed all the same. */
export type BlockingFault = Extract<ScanFault, 'infected' | 'unscanned'>

export type FilingNotice =
  /** Files just shared, each to be filed with one button. */
  | { notice: 'filing.offer'; attachments: Attachment[] }
  /** A document on its way into the dossier; the card follows it. */
  | { notice: 'filing.document'; document: Document }
  /** A scan kept out for what was found in it, or because nobody looked. Without its title: not all who are told may know of it. */
  | {
      notice: 'filing.blocked'
      fault: BlockingFault
      documentId: string
      filedByName: string
      filedAt: Moment
    }

export type FilingRefusal =
  | { code: 'filing.futureDay' }
  | { code: 'filing.noFile' }
  | { code: 'filing.notReceiving' }
  /** Its bytes are not kept, since others like them were; those have been refused meanwhile. */
  | { code: 'filing.notKept' }
  /** No document waits for this verdict. */
  | { code: 'filing.notScanning' }
