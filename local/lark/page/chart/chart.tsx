import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLark } from '../workspace.ts'
import { Bars } from './bars.tsx'
import { Lines } from './lines.tsx'
import { Pie } from './pie.tsx'
import { plotFrom } from './plot.ts'
import { colourAt } from './scale.ts'

const drawings = { bar: Bars, line: Lines, pie: Pie }

interface Props {
  spec: unknown
  /** Width over height. */
  ratio: number
}

/** A chart, drawn as wide as there is room. */
export function Chart({ spec, ratio }: Props) {
  const { words } = useLark()
  const box = useRef<HTMLElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = box
    if (!current) return
    const measure = () => setWidth(Math.floor(current.clientWidth))
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(current)
    return () => resized.disconnect()
  }, [])
  const plot = plotFrom(spec)
  if (!plot) return <div class="unsupported">{words.unsupported('chart')}</div>
  const most = plot.kind === 'pie' ? Math.max(width - 120, 160) : 340
  const height = Math.round(Math.min(Math.max(width / ratio, 160), most, 340))
  const Drawing = drawings[plot.kind]
  const names = plot.kind === 'pie' ? plot.categories : plot.series.map(({ name }) => name)
  return (
    <figure class="chart" ref={box} data-testid="chart" data-kind={plot.kind}>
      {plot.title && <figcaption>{plot.title}</figcaption>}
      {width > 0 && (
        <svg role="img" aria-label={plot.title || words.chart} width={width} height={height}>
          <Drawing plot={plot} room={{ width, height }} />
        </svg>
      )}
      {plot.legend && (
        <ul class="legend">
          {names.map((name, at) => (
            <li key={name}>
              <i style={{ background: colourAt(at) }} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}
