import { describe, expect, it } from 'vitest'
import type { Notice } from '../../shared/domain/notices.ts'
import type { BorrowRequest, Loan } from '../../shared/records/borrow-request.ts'
import { cardOf } from '../../shared/replies/draw.ts'
import { hours } from '../../shared/terms/moment.ts'
import { MONDAY } from '../support/company.ts'
import { asked } from './samples.ts'

const takeUpBy = MONDAY + hours(39)
const out = { out: MONDAY, due: MONDAY + hours(4) }
const decided = { decidedBy: 'p1', decidedByName: '王建业', decidedAt: MONDAY }
const over = (endedBecause: NonNullable<Loan['endedBecause']>): Loan => ({
  state: 'ended',
  takeUpBy,
  ...out,
  endedAt: MONDAY + hours(1),
  endedBecause,
  endedByName: '吴静',
  ...(endedBecause === 'revoked' ? { reason: '另有急用' } : {}),
})

/** Every way a request can stand. */
const standings: Record<string, Partial<BorrowRequest>> = {
  待批: { state: 'pending', decideBy: MONDAY + hours(72) },
  已逾期上报: { state: 'pending', escalated: true, decideBy: MONDAY + hours(96) },
  不予批准: { state: 'declined', reason: '用途不明', ...decided },
  逾期未批: { state: 'lapsed', decidedAt: MONDAY },
  已撤回: { state: 'withdrawn', ...decided },
  待领取: { state: 'approved', ...decided, loan: { state: 'ready', takeUpBy } },
  待开室: {
    state: 'approved',
    mode: 'sitting',
    ...decided,
    loan: { state: 'acknowledged', takeUpBy },
  },
  借出: { state: 'approved', ...decided, loan: { state: 'open', takeUpBy, ...out } },
  直接借阅: {
    state: 'approved',
    mode: 'direct',
    decidedAt: MONDAY,
    loan: { state: 'ready', takeUpBy },
  },
  已归还: { state: 'closed', ...decided, loan: over('returned') },
  到期: { state: 'closed', ...decided, loan: over('expired') },
  已收回: { state: 'revoked', ...decided, loan: over('revoked') },
  未领取: { state: 'lapsed', ...decided, loan: over('lapsed') },
  泄漏: {
    state: 'closed',
    ...decided,
    loan: over('leak'),
    loss: {
      what: 'leak',
      account: '外传',
      reportedBy: 'p2',
      reportedByName: '林晓雯',
      reportedAt: MONDAY,
    },
  },
}

const request = (standing: Partial<BorrowRequest>): BorrowRequest => ({ ...asked, ...standing })

const noticesOf = (of: BorrowRequest): Notice[] => [
  { notice: 'request.toDecide', request: of },
  { notice: 'request.filed', request: of, as: 'applicant' },
  { notice: 'request.filed', request: of, as: 'reader' },
  { notice: 'loan.yours', request: of },
  { notice: 'loan.registered', request: of },
  { notice: 'request.outcome', request: of },
  { notice: 'loan.warning', request: of, minutes: 10 },
  { notice: 'loan.over', request: of },
  { notice: 'loss.reported', request: of },
]

describe('the cards of a request', () => {
  it.each(Object.entries(standings))(
    '%s: say all of it in both languages, within the limits of every chat',
    (_, standing) => {
      for (const notice of noticesOf(request(standing))) {
        for (const locale of ['zh', 'en'] as const) {
          const card = cardOf(notice, locale)
          expect(JSON.stringify(card)).not.toMatch(/undefined|NaN|\[object/)
          expect(card.title.length).toBeLessThanOrEqual(150)
          expect(card.facts?.length ?? 0).toBeLessThanOrEqual(20)
          expect(card.buttons?.length ?? 0).toBeLessThanOrEqual(5)
          if (locale === 'en') expect(card.title).not.toMatch(/\p{Script=Han}/u)
        }
      }
    },
  )

  it.each<[string, Notice['notice'], string[]]>([
    ['待批', 'request.toDecide', ['批准', '不予批准']],
    ['待批', 'request.filed', ['撤回申请']],
    ['不予批准', 'request.toDecide', []],
    ['已撤回', 'request.filed', []],
    ['待领取', 'loan.yours', ['领取']],
    ['待开室', 'loan.yours', []],
    ['待开室', 'loan.registered', ['开室', '收回']],
    ['借出', 'loan.yours', ['阅读', '归还', '报告遗失或泄漏']],
    ['借出', 'loan.registered', ['收回']],
    ['借出', 'request.toDecide', []],
    ['已归还', 'loan.yours', ['报告遗失或泄漏']],
    ['泄漏', 'loan.yours', []],
  ])('%s, as %s, offers %j', (standing, kind, expected) => {
    const notice = noticesOf(request(standings[standing] ?? {})).find(
      (each) => each.notice === kind,
    )
    const buttons = notice ? (cardOf(notice, 'zh').buttons ?? []) : []
    expect(buttons.map(({ text }) => text)).toEqual(expected)
  })

  it.each([
    ['待批', '由 王建业 审批，限 2026-11-26 09:00 前'],
    ['不予批准', '王建业于 2026-11-23 09:00 不予批准'],
    ['逾期未批', '逾期未批，2026-11-23 09:00 自动不予批准'],
    ['已收回', '已收回（吴静） · 2026-11-23 10:00，理由：另有急用'],
    ['直接借阅', '2026-11-23 09:00 登记，直接借阅'],
  ])('%s: the small print says %s', (standing, expected) => {
    const of = request(standings[standing] ?? {})
    const card = cardOf({ notice: 'request.toDecide', request: of }, 'zh')
    expect(card.notes).toContain(expected)
    expect(card.notes?.at(-1)).toBe('依据：申请借阅秘密级档案 · 《档案管理制度》第七条第3款')
  })
})
