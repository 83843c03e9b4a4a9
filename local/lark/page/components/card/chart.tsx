import { ChartPicture } from '../../../../workspace/page/chart/chart-picture.tsx'
import { marginOf, ratioOf } from '../../card/measures.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { plotFrom } from '../../card/vchart.ts'
import { useLark } from '../../workspace.ts'

/** A chart, as far as this page draws its kind. */
export function Chart({ chart }: { chart: ComponentOf<'chart'> }) {
  const { words } = useLark()
  const plot = plotFrom(chart.chart_spec)
  if (!plot) return <div class="unsupported">{words.unsupported('chart')}</div>
  return (
    <div style={marginOf(chart)}>
      <ChartPicture plot={plot} ratio={ratioOf(chart.aspect_ratio)} />
    </div>
  )
}
