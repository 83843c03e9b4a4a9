import { describe, expect, it } from 'vitest'
import { registerCountsOf } from '../../shared/domain/lending/register-line.ts'
import { cardOf } from '../../shared/replies/draw.ts'
import { monthsTo } from '../../shared/terms/month.ts'
import { everyNotice } from './every-notice.ts'
import { line } from './samples.ts'

describe('the chart of a summary', () => {
  const [notice] = everyNotice['customer.summary']

  it('shows how often a customer was visited in each month of the last year', () => {
    if (notice?.notice !== 'customer.summary') throw new Error('no summary')
    expect(cardOf(notice, 'en').chart).toEqual({
      kind: 'bar',
      title: 'Visits in the last year',
      categories: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
      series: [{ name: 'Visits', values: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }],
    })
    expect(cardOf(notice, 'zh').chart?.categories).toContain('11月')
  })

  it('is left out where one visit or none says nothing, and where the months are not known', () => {
    if (notice?.notice !== 'customer.summary') throw new Error('no summary')
    const { visitMonths: _, ...unknown } = notice.summary
    const once = { ...unknown, visitMonths: [{ month: '2026-11', visits: 1 }] }
    for (const summary of [unknown, once])
      expect(cardOf({ notice: 'customer.summary', summary }, 'zh')).not.toHaveProperty('chart')
  })
})

describe('the chart of the register', () => {
  it('counts the whole month by level: out, over, never out', () => {
    const back = { ...line, state: 'closed' as const, loan: 'ended' as const, returned: 1 }
    const { out: _, ...waiting } = { ...line, state: 'pending' as const, loan: undefined }
    const secret = { ...waiting, secrecy: 'highlySecret' as const }
    expect(registerCountsOf([line, back, line, secret, waiting])).toEqual([
      { secrecy: 'secret', out: 2, back: 1, never: 1 },
      { secrecy: 'highlySecret', out: 0, back: 0, never: 1 },
    ])
  })

  it('leaves out a kind of standing that nothing has', () => {
    const card = cardOf(
      {
        notice: 'register',
        month: '2026-11',
        page: 1,
        lines: [line, line],
        more: false,
        counts: registerCountsOf([line, line]),
      },
      'zh',
    )
    expect(card.chart).toEqual({
      kind: 'bar',
      title: '本月借阅，按密级',
      categories: ['秘密'],
      series: [{ name: '在借', values: [2] }],
    })
    expect(card.table?.rows).toHaveLength(2)
  })
})

describe('the months up to a day', () => {
  it('go back over the turn of a year', () => {
    expect(monthsTo('2026-02-28', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsTo('2026-12-01', 12).at(0)).toBe('2026-01')
  })
})
