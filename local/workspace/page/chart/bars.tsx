import { Axes, placesIn, type Room } from './frame.tsx'
import type { Plot } from './plot.ts'
import { colourAt, figure, scaleOf } from './scale.ts'

const widest = 36

interface Bar {
  key: string
  /** Left edge and width. */
  x: number
  width: number
  /** The numbers at its two ends. */
  from: number
  to: number
  value: number
  name: string
  colour: string
}

/** Bars beside each other, or on each other. */
export function Bars({ plot, room }: { plot: Plot; room: Room }) {
  const { categories, series, stacked = false } = plot
  const sums = categories.map((_, at) =>
    series.reduce((sum, { values }) => sum + Math.max(values[at] ?? 0, 0), 0),
  )
  const all = series.flatMap(({ values }) => values.flatMap((value) => value ?? []))
  const scale = scaleOf(stacked ? sums : all)
  const places = placesIn(room, categories.length, scale)
  const beside = stacked ? 1 : series.length
  const width = Math.min((places.step * 0.72) / beside, widest)
  const bars = categories.flatMap((category, at): Bar[] => {
    let under = 0
    return series.flatMap(({ name, values }, index) => {
      const value = values[at]
      if (value === undefined) return []
      const from = stacked ? under : 0
      under += value
      const x = places.x(at) + width * ((stacked ? 0 : index) - beside / 2)
      const said = [category, series.length > 1 ? name : ''].filter(Boolean).join(' · ')
      const key = `${category}\n${name}`
      return { key, x, width, from, to: from + value, value, name: said, colour: colourAt(index) }
    })
  })
  return (
    <>
      <Axes room={room} plot={plot} scale={scale} places={places} />
      {bars.map(({ key, x, width: wide, from, to, value, name, colour }) => {
        const y = places.y(Math.max(from, to))
        const height = Math.abs(places.y(from) - places.y(to))
        const gap = Math.min(1, wide / 8)
        return (
          <g key={key}>
            <rect
              x={x + gap}
              y={y}
              width={wide - 2 * gap}
              height={height}
              rx={Math.min(3, height / 2)}
              style={{ fill: colour }}
            >
              <title>{`${name}: ${figure(value)}`}</title>
            </rect>
            {plot.labels && !stacked && wide >= 14 && (
              <text class="value" x={x + wide / 2} y={y - 5} text-anchor="middle">
                {figure(value)}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}
