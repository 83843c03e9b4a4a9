import type { Room } from './frame.tsx'
import { shortened } from './label.ts'
import type { Plot } from './plot.ts'
import { colourAt, figure } from './scale.ts'

interface Slice {
  name: string
  value: number
  /** Where it begins and ends, in parts of the whole. */
  from: number
  to: number
  colour: string
}

function slicesOf({ categories, series: [series] }: Plot): Slice[] {
  const values = categories.map((_, at) => Math.max(series?.values[at] ?? 0, 0))
  const whole = values.reduce((sum, value) => sum + value, 0) || 1
  let from = 0
  return categories.map((name, at) => {
    const value = values[at] ?? 0
    const slice = { name, value, from, to: from + value / whole, colour: colourAt(at) }
    from = slice.to
    return slice
  })
}

/** A round of slices, from the top, the way of the clock. */
export function Pie({ plot, room }: { plot: Plot; room: Room }) {
  const middle = { x: room.width / 2, y: room.height / 2 }
  const radius = Math.max(Math.min(room.width / 2 - 90, room.height / 2 - 24), 40)
  const point = (part: number, far: number) => {
    const turn = (part - 0.25) * 2 * Math.PI
    return { x: middle.x + far * Math.cos(turn), y: middle.y + far * Math.sin(turn) }
  }
  const outline = ({ from, to }: Slice) => {
    const a = point(from, radius)
    const b = point(to, radius)
    const large = to - from > 0.5 ? 1 : 0
    return `M${middle.x},${middle.y}L${a.x},${a.y}A${radius},${radius} 0 ${large} 1 ${b.x},${b.y}Z`
  }
  return slicesOf(plot).map((slice) => {
    const { name, value, from, to, colour } = slice
    const size = to - from
    const said = `${name}: ${figure(value)} (${Math.round(size * 100)}%)`
    const half = (from + to) / 2
    const beside = point(half, radius + 12)
    return (
      <g key={name} class="slice">
        {size > 0.999 ? (
          <circle cx={middle.x} cy={middle.y} r={radius} style={{ fill: colour }}>
            <title>{said}</title>
          </circle>
        ) : (
          <path d={outline(slice)} style={{ fill: colour }}>
            <title>{said}</title>
          </path>
        )}
        {plot.labels && size > 0.025 && (
          <text x={beside.x} y={beside.y + 4} text-anchor={half < 0.5 ? 'start' : 'end'}>
            {`${shortened(name, 66)} ${figure(value)}`}
          </text>
        )}
      </g>
    )
  })
}
