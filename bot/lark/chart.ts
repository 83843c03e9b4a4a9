import type { Chart } from '../../shared/replies/card.ts'
import { plotted } from '../../shared/replies/chart.ts'
import type { Element } from './card-json.ts'
import { shown } from './text.ts'

/** A chart as a specification for VChart, in pure JSON: numbers and names, nothing that runs. */
export function chartElement(chart: Chart): Element | undefined {
  const drawn = plotted(chart)
  if (!drawn) return undefined
  return {
    tag: 'chart',
    aspect_ratio: drawn.kind === 'pie' ? '4:3' : '16:9',
    // Without its own, Lark puts in rules for narrow screens that hide names.
    chart_spec: { ...specOf(drawn), title: { text: shown(chart.title, 50) }, media: [] },
  }
}

function specOf({ kind, categories, series }: Chart) {
  const values = series.flatMap(({ name, values: numbers }) =>
    categories.map((at, point) => ({ at, of: name, n: numbers[point] ?? 0 })),
  )
  const several = series.length > 1
  if (kind === 'pie')
    return {
      type: 'pie',
      data: { values },
      categoryField: 'at',
      valueField: 'n',
      outerRadius: 0.8,
      legends: { visible: true, orient: 'bottom' },
      label: { visible: true },
    }
  return {
    type: kind,
    data: { values },
    xField: kind === 'bar' && several ? ['at', 'of'] : 'at',
    yField: 'n',
    seriesField: 'of',
    legends: { visible: several, orient: 'bottom' },
    label: { visible: true },
  }
}
