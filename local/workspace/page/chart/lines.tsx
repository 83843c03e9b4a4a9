import { Axes, placesIn, type Room } from './frame.tsx'
import type { Plot } from './plot.ts'
import { colourAt, figure, scaleOf } from './scale.ts'

/** A line for each series, with a dot for each number; an area is filled down to nought. */
export function Lines({ plot, room }: { plot: Plot; room: Room }) {
  const { categories, series } = plot
  const scale = scaleOf(series.flatMap(({ values }) => values.flatMap((value) => value ?? [])))
  const places = placesIn(room, categories.length, scale)
  const labelled = plot.labels && series.length <= 2 && places.step >= 26
  return (
    <>
      <Axes room={room} plot={plot} scale={scale} places={places} />
      {series.map(({ name, values }, index) => {
        const dots = values.flatMap((value, at) =>
          value === undefined ? [] : [{ at, value, x: places.x(at), y: places.y(value) }],
        )
        const [first] = dots
        const last = dots.at(-1)
        return (
          <g key={name} style={{ stroke: colourAt(index), fill: colourAt(index) }}>
            {plot.kind === 'area' && first && last && (
              <path
                class="area"
                d={`M${first.x},${places.y(0)}${dots.map(({ x, y }) => `L${x},${y}`).join('')}L${last.x},${places.y(0)}Z`}
              />
            )}
            <polyline points={dots.map(({ x, y }) => `${x},${y}`).join(' ')} />
            {dots.map(({ at, value, x, y }) => (
              <g key={at}>
                <circle cx={x} cy={y} r={3}>
                  <title>{`${[categories[at], name].filter(Boolean).join(' · ')}: ${figure(value)}`}</title>
                </circle>
                {labelled && (
                  <text class="value" x={x} y={y - 8} text-anchor="middle">
                    {figure(value)}
                  </text>
                )}
              </g>
            ))}
          </g>
        )
      })}
    </>
  )
}
