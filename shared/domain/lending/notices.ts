import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { PowerOfAttorney } from '../../records/power-of-attorney.ts'
import type { Day } from '../../terms/day.ts'
import type { Bilingual } from '../../terms/locale.ts'
import type { Moment } from '../../terms/moment.ts'
import type { SecrecyLevel } from '../../terms/secrecy-level.ts'
import type { NameFound } from '../named.ts'
import type { DeskItem } from './desk-item.ts'
import type { RegisterCount, RegisterLine } from './register-line.ts'
import type { Replay } from './replay.ts'

/** What is told of borrowing, reading, and what hangs on them. */
export type LendingNotice = RequestNotice | ReadingNotice | AttorneyNotice | RecordNotice

/** Of one request. Cards of the first four kinds follow it. */
export type RequestNotice =
  /** To those who decide, and in the thread where it was asked for. */
  | { notice: 'request.toDecide'; request: BorrowRequest }
  /** To the applicant, and to a reader for whom another applied. */
  | { notice: 'request.filed'; request: BorrowRequest; as: 'applicant' | 'reader' }
  /** To the reader, from approval on: take up, read, return. */
  | { notice: 'loan.yours'; request: BorrowRequest }
  /** To the archivist: to be registered, or a sitting to be opened. */
  | { notice: 'loan.registered'; request: BorrowRequest }
  /** To the applicant and the reader, once: how it was decided. */
  | { notice: 'request.outcome'; request: BorrowRequest }
  | { notice: 'loan.warning'; request: BorrowRequest; minutes: number }
  | { notice: 'loan.over'; request: BorrowRequest }
  /** At hand-over: somebody else has it, until then at the latest. */
  | { notice: 'loan.held'; number: string; archiveNumber: string; title: string; until: Moment }
  /** To who waited for it: it is back. */
  | { notice: 'loan.free'; archiveNumber: string; title: string }
  | { notice: 'loss.reported'; request: BorrowRequest }

/** Of reading itself. */
export type ReadingNotice =
  /** Kept: that a link was made. */
  | { notice: 'reading.linked'; requestNumber: string; archiveNumber: string }
  /** Said once to the reader, kept nowhere: the link itself. */
  | { notice: 'reading.door'; request: BorrowRequest; url: string; lasts: number }
  | {
      notice: 'reading.opened'
      documentId: string
      personId: string
      archiveNumber: string
      title: string
      secrecy: SecrecyLevel
      pages: number
      requestNumber: string
      readerName: string
      until: Moment
      expiresAt: Moment
    }
  | {
      notice: 'page.read'
      documentId: string
      /** Of the original whose page it is. */
      sha256: string
      archiveNumber: string
      page: number
      pages: number
      requestNumber: string
      readerId: string
      readerName: string
      at: Moment
      until: Moment
    }

/** A power of attorney with the names that its card shows. */
export interface AttorneyShown {
  attorney: PowerOfAttorney
  grantorName: string
  delegateName: string
  powers: readonly Bilingual[]
}

export type AttorneyNotice =
  | ({ notice: 'attorney.issued' | 'attorney.revoked' | 'attorney.ended' } & AttorneyShown)
  | { notice: 'attorney.list'; shown: readonly AttorneyShown[] }

/** Of what the house keeps on record. */
export type RecordNotice =
  /** Several documents could be meant. */
  | { notice: 'borrow.which'; asked: string; found: readonly NameFound[] }
  | {
      notice: 'register'
      month: string
      page: number
      lines: readonly RegisterLine[]
      more: boolean
      /** Of the whole month, by level, from the most open. */
      counts: readonly RegisterCount[]
    }
  | { notice: 'replay'; replay: Replay }
  | { notice: 'home'; name: string; today: Day; items: readonly DeskItem[] }
