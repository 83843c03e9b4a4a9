const RADIUS = 90

/** Slices of a whole, clockwise from the top. */
export function Pie({ values, says }: { values: readonly number[]; says: string }) {
  const whole = values.reduce((sum, value) => sum + value, 0) || 1
  let from = 0
  return (
    <svg class="pie" viewBox="-100 -100 200 200" role="img" aria-label={says}>
      {values.map((value, at) => {
        const start = from
        from += value / whole
        return (
          <g key={`${at}`} class={`colour-${at % 6}`}>
            {value === whole ? <circle r={RADIUS} /> : <path d={slice(start, from)} />}
          </g>
        )
      })}
    </svg>
  )
}

function slice(from: number, to: number): string {
  const at = (turn: number) => {
    const angle = 2 * Math.PI * turn
    return `${(RADIUS * Math.sin(angle)).toFixed(2)},${(-RADIUS * Math.cos(angle)).toFixed(2)}`
  }
  return `M0,0L${at(from)}A${RADIUS},${RADIUS} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`
}
