import { roomOf, shortened } from './label.ts'
import type { Plot } from './plot.ts'
import { figure, type Scale } from './scale.ts'

/** The room that a drawing has, in pixels. */
export interface Room {
  width: number
  height: number
}

const left = 46
const right = 10
const top = 18
const bottom = 26

/** The places of categories across and of numbers up. */
export interface Places {
  /** How wide the place of one category is. */
  step: number
  x: (category: number) => number
  y: (value: number) => number
}

/** Where things stand within the axes. */
export function placesIn({ width, height }: Room, categories: number, scale: Scale): Places {
  const step = (width - left - right) / Math.max(categories, 1)
  return {
    step,
    x: (category) => left + step * (category + 0.5),
    y: (value) => height - bottom - scale.part(value) * (height - top - bottom),
  }
}

interface Props {
  room: Room
  plot: Plot
  scale: Scale
  places: Places
}

/** The axes under a drawing: a line for each round number, a name under each category. */
export function Axes({ room, plot, scale, places }: Props) {
  const { step, x, y } = places
  // Among many names every second or third is told; few are each told as far as there is room.
  const many = plot.categories.length > 8
  const every = many ? Math.ceil((Math.max(...plot.categories.map(roomOf)) + 6) / step) : 1
  return (
    <g class="axes">
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={room.width - right}
            y1={y(tick)}
            y2={y(tick)}
            class={tick === 0 ? 'nought' : ''}
          />
          <text x={left - 7} y={y(tick) + 4} text-anchor="end">
            {figure(tick)}
          </text>
        </g>
      ))}
      {plot.categories.map((name, at) =>
        at % every ? null : (
          <text key={name} x={x(at)} y={room.height - 8} text-anchor="middle">
            {shortened(name, step * every)}
            <title>{name}</title>
          </text>
        ),
      )}
    </g>
  )
}
