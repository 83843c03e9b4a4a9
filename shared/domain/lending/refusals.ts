import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { LoanEnd } from '../../records/grant.ts'
import type { Bilingual } from '../../terms/locale.ts'
import type { Moment } from '../../terms/moment.ts'
import type { Role } from '../../terms/role.ts'
import type { SecrecyLevel } from '../../terms/secrecy-level.ts'
import type { AttorneyProblem } from '../attorney-terms.ts'
import type { Approval, ReadingRight } from '../authorising.ts'

/** A line of the authority schedule, as a refusal names it. */
export interface PowerNamed {
  id: string
  title: Bilingual
  basis: string
}

/** Why borrowing, reading or delegating is refused. */
export type LendingRefusal =
  /** Not even on application: who may file one for this reader, and who would approve it. */
  | {
      code: 'borrow.lacking'
      secrecy: SecrecyLevel
      power?: PowerNamed
      filers: readonly Role[]
      approvers: readonly Role[]
    }
  | { code: 'borrow.topSecret' }
  /** Nobody is entitled to decide it: the authority that lacks a holder. */
  | { code: 'borrow.noApprover'; power: PowerNamed; approvers: readonly Role[] }
  | { code: 'borrow.pending'; number: string }
  | { code: 'borrow.inHand'; number: string }
  | { code: 'borrow.paperMissing'; paper: 'writtenApplication' | 'consent' }
  | { code: 'borrow.paperUnknown' }
  | {
      code: 'request.decided'
      number: string
      state: BorrowRequest['state']
      by?: string
      at?: Moment
    }
  | {
      code: 'approval.lacking'
      because: Extract<Approval, { outcome: 'refused' }>['because']
      power?: PowerNamed
      grantors: readonly Role[]
    }
  /** Secret and above: who approves proves afresh who they are, at this address. */
  | { code: 'approval.needsProof'; url: string }
  | { code: 'request.notYours' }
  | { code: 'loan.notYours' }
  | { code: 'loan.notReady'; state: 'acknowledged' | 'open' | 'ended' | 'pending' }
  | { code: 'loan.lapsed' }
  | { code: 'loan.levelChanged' }
  | { code: 'loan.held'; until: Moment }
  | { code: 'loan.notOpen'; because?: LoanEnd }
  | { code: 'sitting.dutiesFirst' }
  | { code: 'sitting.ownReading' }
  | { code: 'sitting.tooLong'; minutes: number }
  | { code: 'sitting.notSitting' }
  | { code: 'reading.refused'; because: Extract<ReadingRight, { outcome: 'refused' }>['because'] }
  | { code: 'link.unknown' }
  | { code: 'link.used' }
  | { code: 'link.expired' }
  | { code: 'link.notYours' }
  | { code: 'reading.over' }
  | { code: 'page.unknown'; pages: number }
  | {
      code: 'attorney.problem'
      problem: AttorneyProblem['code']
      power?: PowerNamed
      roles: readonly Role[]
    }
  | { code: 'attorney.past' }
  | { code: 'attorney.ended' }
  | { code: 'replay.day' }
  | { code: 'replay.usage' }
  | { code: 'register.month' }
  /** The clock found nothing left to do. */
  | { code: 'clock.nothing' }
