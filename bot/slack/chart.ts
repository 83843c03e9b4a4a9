import type { SectionBlock } from '@slack/types'
import type { Chart } from '../../shared/replies/card.ts'
import { chartLines, MOST, plotted } from '../../shared/replies/chart.ts'
import { escapedWithin, plain } from './text.ts'

interface Point {
  label: string
  value: number
}

/** A chart as Slack draws it; its types do not know it yet. */
export interface ChartBlock {
  type: 'data_visualization'
  title: string
  chart:
    | { type: 'pie'; segments: Point[] }
    | {
        type: 'bar' | 'line'
        series: { name: string; data: Point[] }[]
        axis_config: { categories: string[] }
      }
}

/** A chart, in messages and on a home page. */
export function chartOf(chart: Chart): ChartBlock[] {
  const drawn = plotted(chart, (text) => escapedWithin(text, MOST.label).trim() || '—')
  if (!drawn) return []
  const { kind, categories, series } = drawn
  const pointsOf = (values: readonly number[]): Point[] =>
    categories.map((label, at) => ({ label, value: values[at] ?? 0 }))
  return [
    {
      type: 'data_visualization',
      title: escapedWithin(chart.title, 50).trim() || '—',
      chart:
        kind === 'pie'
          ? { type: 'pie', segments: pointsOf(series[0]?.values ?? []) }
          : {
              type: kind,
              series: series.map(({ name, values }) => ({ name, data: pointsOf(values) })),
              axis_config: { categories: [...categories] },
            },
    },
  ]
}

/** The same as lines, where no chart may stand. */
export const chartLinesOf = (chart: Chart): SectionBlock[] => {
  const drawn = plotted(chart)
  return drawn
    ? chartLines(drawn).map((line) => ({ type: 'section', text: plain(line, 3000) }))
    : []
}
