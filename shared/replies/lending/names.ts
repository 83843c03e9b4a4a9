import type { ReadingMode } from '../../records/authority.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { LoanEnd } from '../../records/grant.ts'
import type { Bilingual } from '../../terms/locale.ts'

/** What the ways of reading are called. */
export const modeNames: Readonly<Record<ReadingMode, Bilingual>> = {
  direct: { zh: '直接借阅', en: 'direct' },
  loan: { zh: '借阅', en: 'loan' },
  sitting: { zh: '档案室内阅览', en: 'reading room only' },
}

/** What the states of a request are called. */
export const stateNames: Readonly<Record<BorrowRequest['state'], Bilingual>> = {
  pending: { zh: '待批', en: 'pending' },
  approved: { zh: '已批准', en: 'approved' },
  declined: { zh: '不予批准', en: 'refused' },
  lapsed: { zh: '逾期失效', en: 'lapsed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  revoked: { zh: '已收回', en: 'revoked' },
  closed: { zh: '已办结', en: 'closed' },
}

/** What the states of a loan are called. */
export const loanNames: Readonly<Record<NonNullable<BorrowRequest['loan']>['state'], Bilingual>> = {
  ready: { zh: '待领取', en: 'to be taken up' },
  acknowledged: { zh: '待开室', en: 'waits for its sitting' },
  open: { zh: '借出', en: 'out' },
  ended: { zh: '已结束', en: 'ended' },
}

/** How loans end. */
export const endNames: Readonly<Record<LoanEnd, Bilingual>> = {
  returned: { zh: '已归还', en: 'returned' },
  expired: { zh: '到期自动收回', en: 'ended at its time' },
  revoked: { zh: '已收回', en: 'revoked' },
  lapsed: { zh: '逾期未领取，批准失效', en: 'not taken up in time' },
  leak: { zh: '因遗失或泄漏终止', en: 'ended for loss or leak' },
}
