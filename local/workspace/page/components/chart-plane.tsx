const WIDTH = 560
const LEFT = 40
const RIGHT = 8
const TOP = 18
const FLOOR = 196
const HEIGHT = 224

interface PlaneProps {
  kind: 'bar' | 'line' | 'area'
  categories: readonly string[]
  series: readonly { name: string; values: readonly number[] }[]
  /** What is drawn, in words. */
  says: string
}

/** Bars, lines or areas over categories. */
export function Plane({ kind, categories, series, says }: PlaneProps) {
  const all = series.flatMap(({ values }) => values)
  const ticks = ticksOf(Math.min(0, ...all), Math.max(0, ...all))
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const yOf = (value: number) => FLOOR - ((value - low) / (high - low)) * (FLOOR - TOP)
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, categories.length)
  const xOf = (at: number) => LEFT + step * (at + 0.5)
  const bar = Math.min(40, (step * 0.7) / Math.max(1, series.length))
  // Among many names every second or third is told; few are each told as far as there is room.
  const every =
    categories.length > 8 ? Math.ceil((Math.max(...categories.map(widthOf)) * 6.5 + 6) / step) : 1
  const told = kind === 'bar' && categories.length * series.length <= 24
  return (
    <svg class="plane" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={says}>
      {ticks.map((tick) => (
        <g key={tick} class="tick">
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={LEFT - 6} y={yOf(tick) + 4} text-anchor="end">
            {tick}
          </text>
        </g>
      ))}
      {categories.map((label, at) => (
        <text key={`${at}`} class="category" x={xOf(at)} y={FLOOR + 18} text-anchor="middle">
          {at % every === 0 ? shortened(label, step * every) : ''}
        </text>
      ))}
      {series.map(({ values }, number) => (
        <g key={`${number}`} class={`colour-${number % 6}`}>
          {kind === 'bar'
            ? values.map((value, at) => (
                <rect
                  key={`${at}`}
                  x={xOf(at) + bar * (number - series.length / 2) + 1}
                  y={Math.min(yOf(value), yOf(0))}
                  width={Math.max(1, bar - 2)}
                  height={Math.abs(yOf(value) - yOf(0))}
                />
              ))
            : [
                kind === 'area' && (
                  <path
                    key="area"
                    class="area"
                    d={`M${xOf(0)},${yOf(0)}${values.map((value, at) => `L${xOf(at)},${yOf(value)}`).join('')}L${xOf(values.length - 1)},${yOf(0)}Z`}
                  />
                ),
                <polyline
                  key="line"
                  points={values.map((value, at) => `${xOf(at)},${yOf(value)}`).join(' ')}
                />,
              ]}
          {told &&
            values.map((value, at) =>
              value === 0 ? null : (
                <text
                  key={`${at}`}
                  class="value"
                  x={xOf(at) + bar * (number + 0.5 - series.length / 2)}
                  y={yOf(Math.max(0, value)) - 5}
                  text-anchor="middle"
                >
                  {value}
                </text>
              ),
            )}
        </g>
      ))}
    </svg>
  )
}

/** Round numbers from below the least to above the most, four steps or so. */
function ticksOf(least: number, most: number): number[] {
  const rough = (most - least) / 4 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  // Most of what is drawn here is counted, and nothing is counted in halves.
  const whole = Number.isInteger(least) && Number.isInteger(most) ? Math.max(1, step) : step
  const from = Math.floor(least / whole)
  const to = Math.max(from + 1, Math.ceil(most / whole))
  return Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * whole).toFixed(10)))
}

/** As much of a name as stands over its place; a Chinese character takes twice the room. */
function shortened(label: string, step: number): string {
  let room = Math.max(3, Math.floor(step / 6.5))
  let end = 0
  for (const sign of label) {
    room -= columnsOf(sign)
    if (room < 0) return `${label.slice(0, end)}…`
    end += sign.length
  }
  return label
}

const columnsOf = (sign: string) => (sign < '\u2E80' ? 1 : 2)

const widthOf = (label: string) => [...label].reduce((sum, sign) => sum + columnsOf(sign), 0)
