/** The lines of a scale, and where a number stands on it. */
export interface Scale {
  ticks: readonly number[]
  /** 0 at the least of the scale, 1 at the most. */
  part: (value: number) => number
}

/** A scale with round numbers that holds these numbers and nought. */
export function scaleOf(values: readonly number[]): Scale {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values)
  const round = roundStep((most - least || 1) / 4)
  // What is counted has no halves.
  const step = values.every(Number.isInteger) ? Math.max(round, 1) : round
  const from = Math.floor(least / step) * step
  const to = Math.max(Math.ceil(most / step) * step, from + step)
  const count = Math.round((to - from) / step)
  const ticks = Array.from({ length: count + 1 }, (_, at) => Number((from + at * step).toFixed(6)))
  return { ticks, part: (value) => (value - from) / (to - from) }
}

function roundStep(about: number): number {
  const power = 10 ** Math.floor(Math.log10(about))
  const [best = 10] = [1, 2, 2.5, 5].filter((each) => each * power >= about)
  return best * power
}

/** A number as a chart writes it. */
export const figure = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 2 })

/** The colour of a series or a slice; each chat has its own. */
export const colourAt = (at: number): string => `var(--chart-${at % 6})`
