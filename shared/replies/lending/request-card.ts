import type { BorrowRequest } from '../../records/borrow-request.ts'
import { timeAt } from '../../terms/day.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Button, Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'
import { loanFacts, powerNote, requestFacts } from './facts.ts'
import { endNames, loanNames, stateNames } from './names.ts'

/** Who looks at a request: those who decide, the applicant, a reader not yet granted, the archivist. */
export type View = 'decider' | 'applicant' | 'reader' | 'archivist'

/** The card of a request as it stands now, for one who looks at it. */
export function requestCard(request: BorrowRequest, view: View, locale: Locale, t: Tongue): Card {
  const buttons = buttonsOf(request, view, t)
  return {
    title: `${titleOf(request, locale, t)} · ${request.number}`,
    tone: toneOf(request),
    facts: [...requestFacts(request, locale, t), ...loanFacts(request, t)],
    ...(buttons.length > 0 ? { buttons } : {}),
    notes: [...outcomeNotes(request, t), powerNote(request, locale, t)],
  }
}

/** Who decided, when, by which power of attorney, and why; while it waits, who may. */
export function outcomeNotes(request: BorrowRequest, t: Tongue): string[] {
  const { state, loan, approverNames, decideBy, escalated } = request
  if (state === 'pending') {
    const who = approverNames.join(t('、', ', '))
    return [
      t(`由 ${who} 审批`, `To be decided by ${who}`) +
        (decideBy === undefined
          ? ''
          : t(`，限 ${timeAt(decideBy)} 前`, `, by ${timeAt(decideBy)}`)) +
        (escalated ? t('（已逾期上报）', ' (escalated)') : ''),
    ]
  }
  return [
    ...decisionNote(request, t),
    ...(loan?.endedAt === undefined ? [] : [endNote(request, t)]),
  ]
}

function decisionNote(request: BorrowRequest, t: Tongue): string[] {
  const { state, decidedByName: by, decidedAt, attorneyNumber, reason, loan } = request
  if (decidedAt === undefined) return []
  const at = timeAt(decidedAt)
  if (state === 'withdrawn') return [t(`${by} 于 ${at} 撤回`, `Withdrawn by ${by}, ${at}`)]
  if (state === 'lapsed' && !loan)
    return [
      t(`逾期未批，${at} 自动不予批准`, `Not decided in time: refused by lapse of time, ${at}`),
    ]
  if (!by) return [t(`${at} 登记，直接借阅`, `Registered ${at}, read directly`)]
  const attorney = attorneyNumber
    ? t(`（依委托书 ${attorneyNumber}）`, ` (by power of attorney ${attorneyNumber})`)
    : ''
  return state === 'declined'
    ? [
        t(`${by}${attorney}于 ${at} 不予批准`, `Refused by ${by}${attorney}, ${at}`),
        t(`理由：${reason ?? ''}`, `Reason: ${reason ?? ''}`),
      ]
    : [t(`${by}${attorney}于 ${at} 批准`, `Approved by ${by}${attorney}, ${at}`)]
}

function endNote({ loan, loss }: BorrowRequest, t: Tongue): string {
  if (loan?.endedAt === undefined || !loan.endedBecause) return ''
  const at = timeAt(loan.endedAt)
  const how = t(endNames[loan.endedBecause].zh, endNames[loan.endedBecause].en)
  const by =
    loan.endedBecause === 'revoked'
      ? t(`（${loan.endedByName ?? ''}）`, ` (${loan.endedByName ?? ''})`)
      : ''
  const why = loan.reason ? t(`，理由：${loan.reason}`, `, reason: ${loan.reason}`) : ''
  const lost = loss
    ? t(`，由 ${loss.reportedByName} 报告`, `, reported by ${loss.reportedByName}`)
    : ''
  return `${how}${by} · ${at}${why}${lost}`
}

export function titleOf({ state, mode, loan }: BorrowRequest, locale: Locale, t: Tongue): string {
  if (state === 'pending') return t('借阅申请', 'Request to borrow')
  // Nothing leaves the reading room: a sitting is no loan. 篇2 rules §7.3
  if (mode === 'sitting' && loan?.state === 'open') return t('室内阅览 · 进行中', 'Sitting · open')
  if (state === 'approved' && loan)
    return t(`借阅 · ${loanNames[loan.state].zh}`, `Loan · ${loanNames[loan.state].en}`)
  const { endedBecause } = loan ?? {}
  if (endedBecause)
    return t(`借阅 · ${endNames[endedBecause].zh}`, `Loan · ${endNames[endedBecause].en}`)
  return t('借阅申请 · ', 'Request · ') + stateNames[state][locale]
}

function toneOf({ state, loan }: BorrowRequest): NonNullable<Card['tone']> {
  switch (state) {
    case 'pending':
      return 'plain'
    case 'approved':
    case 'closed':
      return loan?.endedBecause === 'leak' ? 'bad' : 'good'
    case 'declined':
    case 'revoked':
      return 'bad'
    case 'lapsed':
    case 'withdrawn':
      return 'warning'
  }
}

function buttonsOf({ id, state, mode, loan }: BorrowRequest, view: View, t: Tongue): Button[] {
  const args = { requestId: id }
  const button = (intent: string, zh: string, en: string, style?: Button['style']): Button => ({
    text: t(zh, en),
    intent,
    args,
    ...(style ? { style } : {}),
  })
  if (state === 'pending') {
    if (view === 'decider')
      return [
        button('request.approve', '批准', 'Approve', 'primary'),
        button('request.decline', '不予批准', 'Refuse', 'danger'),
      ]
    return view === 'applicant' ? [button('request.withdraw', '撤回申请', 'Withdraw')] : []
  }
  if (state !== 'approved' || view !== 'archivist') return []
  const revoke = button('loan.revoke', '收回', 'Revoke', 'danger')
  if (mode !== 'sitting') return [revoke]
  if (loan?.state === 'acknowledged')
    return [button('sitting.open', '开室', 'Open the sitting', 'primary'), revoke]
  return loan?.state === 'open'
    ? [button('sitting.close', '闭室', 'Close the sitting'), revoke]
    : [revoke]
}
