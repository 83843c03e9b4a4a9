import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Plain } from '../components/plain.tsx'
import { Bars } from './bars.tsx'
import { Lines } from './lines.tsx'
import { Pie } from './pie.tsx'
import { type Plot, wordsOf } from './plot.ts'
import { colourAt, figure } from './scale.ts'

const drawings = { bar: Bars, line: Lines, area: Lines, pie: Pie }

interface Props {
  plot: Plot
  /** Width over height, as far as the page has room. */
  ratio?: number
}

/** A chart, drawn as wide as there is room. */
export function ChartPicture({ plot, ratio = 16 / 9 }: Props) {
  const box = useRef<HTMLDivElement>(null)
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
  const { kind, title, categories, series } = plot
  const most = kind === 'pie' ? Math.max(width - 120, 160) : 340
  const height = Math.round(Math.min(Math.max(width / ratio, 160), most, 340))
  const Drawing = drawings[kind]
  const names =
    kind === 'pie'
      ? categories.map((name, at) => `${name} ${figure(series[0]?.values[at] ?? 0)}`)
      : series.map(({ name }) => name)
  return (
    <figure class="chart" data-testid="chart" data-kind={kind}>
      {title && (
        <figcaption>
          <Plain text={title} />
        </figcaption>
      )}
      <div ref={box}>
        {width > 0 && (
          <svg role="img" aria-label={wordsOf(plot)} width={width} height={height}>
            <Drawing plot={plot} room={{ width, height }} />
          </svg>
        )}
      </div>
      {plot.legend && (
        <ul class="legend">
          {names.map((name, at) => (
            <li key={name}>
              <i style={{ background: colourAt(at) }} />
              <Plain text={name} />
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}
