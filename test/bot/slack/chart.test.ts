import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chartLinesOf, chartOf } from '../../../bot/slack/chart.ts'
import { homeOf } from '../../../bot/slack/home.ts'
import { blocksOf, closingView } from '../../../bot/slack/reply.ts'
import { readBlocks, readHome, readModal } from '../../../local/slack/block-kit/view.ts'
import type { Card, Chart } from '../../../shared/replies/card.ts'

const loans: Chart = {
  kind: 'bar',
  title: '本月借阅，按密级',
  categories: ['秘密', '机密'],
  series: [
    { name: '在借', values: [3, 1] },
    { name: '已结束', values: [7, 0] },
  ],
}
const card: Card = { title: '借阅登记簿', chart: loans }

describe('a chart in Slack', () => {
  it('stands in a message as Slack draws it, above the table', () => {
    const table = { columns: ['借阅号'], rows: [['JY-1']] }
    const blocks = blocksOf({ ...card, table })
    expect(blocks.map(({ type }) => type)).toEqual(['header', 'data_visualization', 'table'])
    expect(blocks[1]).toEqual({
      type: 'data_visualization',
      title: '本月借阅，按密级',
      chart: {
        type: 'bar',
        series: [
          {
            name: '在借',
            data: [
              { label: '秘密', value: 3 },
              { label: '机密', value: 1 },
            ],
          },
          {
            name: '已结束',
            data: [
              { label: '秘密', value: 7 },
              { label: '机密', value: 0 },
            ],
          },
        ],
        axis_config: { categories: ['秘密', '机密'] },
      },
    })
  })

  it('is told in words in a modal, which holds no charts', () => {
    const view = closingView(card, 'zh')
    expect(readModal(view)).toHaveProperty('view')
    expect(JSON.stringify(view)).toContain('本月借阅，按密级 · 在借：秘密 3 · 机密 1')
  })

  it('stands on a home page, no more than two', () => {
    const home = homeOf([card, card, card])
    expect(readHome(home)).toHaveProperty('view')
    expect(home.blocks.filter(({ type }) => type === 'data_visualization')).toHaveLength(2)
  })

  it('has slices of something only, the smallest together', () => {
    const pie: Chart = {
      kind: 'pie',
      title: '档案',
      categories: ['一', '二', '三', '四', '五', '六', '七', '八'],
      series: [{ name: '件', values: [8, 0, 7, 6, 5, 4, 3, Number.NaN] }],
    }
    expect(chartOf(pie)).toMatchObject([
      { chart: { type: 'pie', segments: [{ label: '一', value: 8 }, {}, {}, {}, {}, {}] } },
    ])
    const nine: Chart = { ...pie, series: [{ name: '件', values: [9, 8, 7, 6, 5, 4, 3, 2] }] }
    expect(chartOf(nine)[0]?.chart).toHaveProperty('segments.5', { label: '…', value: 9 })
    expect(chartOf({ ...pie, series: [{ name: '件', values: [0, -1] }] })).toEqual([])
  })

  it('is within Slack’s limits, whatever was counted and however it is called', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('&&&&&&&&', '<!channel>', '情'.repeat(40), ''),
    )
    const any = fc.record({
      kind: fc.constantFrom('bar' as const, 'line' as const, 'pie' as const),
      title: text,
      categories: fc.array(text, { maxLength: 30 }),
      series: fc.array(
        fc.record({ name: text, values: fc.array(fc.double(), { maxLength: 30 }) }),
        { maxLength: 9 },
      ),
    })
    return fc.assert(
      fc.property(any, (chart) => {
        expect(readBlocks(chartOf(chart))).toHaveProperty('blocks')
        expect(readBlocks(chartLinesOf(chart))).toHaveProperty('blocks')
      }),
      { numRuns: 300 },
    )
  })
})
