/** Numbers under one name. */
interface Series {
  name: string
  /** One for each category; none where nothing was measured. */
  values: readonly (number | undefined)[]
}

/** What a chart shows, whichever chat it came from. */
export interface Plot {
  kind: 'bar' | 'line' | 'area' | 'pie'
  title: string
  categories: readonly string[]
  /** A pie has one series. */
  series: readonly Series[]
  /** Bars stand on each other, not beside each other. */
  stacked?: boolean
  /** Whether it is said what the colours mean. */
  legend: boolean
  /** Whether numbers are written where they stand. */
  labels: boolean
}

/** A chart in words, for whoever reads by ear. */
export const wordsOf = ({ title, categories, series }: Plot): string =>
  [
    title,
    ...series.map(({ name, values }) =>
      [name, ...categories.map((label, at) => `${label} ${values[at] ?? '—'}`)]
        .filter(Boolean)
        .join(', '),
    ),
  ]
    .filter(Boolean)
    .join('; ')
