import { ChartPicture } from '../../../../workspace/page/chart/chart-picture.tsx'
import type { BlockOf } from '../../kit/block.ts'
import { unescaped } from '../../text/mrkdwn.ts'

/** A chart. */
export function Chart({ block: { title, chart } }: { block: BlockOf<'data_visualization'> }) {
  const drawn =
    chart.type === 'pie'
      ? {
          categories: chart.segments.map(({ label }) => unescaped(label)),
          series: [{ name: '', values: chart.segments.map(({ value }) => value) }],
        }
      : {
          categories: chart.axis_config.categories.map(unescaped),
          series: chart.series.map(({ name, data }) => ({
            name: unescaped(name),
            values: chart.axis_config.categories.map(
              (category) => data.find(({ label }) => label === category)?.value ?? 0,
            ),
          })),
        }
  const legend = chart.type === 'pie' || drawn.series.length > 1
  const plot = { kind: chart.type, title: unescaped(title), legend, labels: true, ...drawn }
  return <ChartPicture plot={plot} />
}
