import { Pie } from './chart-pie.tsx'
import { Plane } from './chart-plane.tsx'
import { Plain } from './plain.tsx'

/** Numbers to be drawn, whichever chat they came from. */
export interface ChartData {
  kind: 'bar' | 'line' | 'area' | 'pie'
  title: string
  categories: readonly string[]
  /** One number for each category. A pie has one series. */
  series: readonly { name: string; values: readonly number[] }[]
}

/** A chart with its title and, where there is more than one colour, what the colours mean. */
export function ChartPicture({ chart }: { chart: ChartData }) {
  const { kind, title, categories, series } = chart
  const names =
    kind === 'pie' ? categories : series.length > 1 ? series.map(({ name }) => name) : []
  return (
    <figure class="chart">
      <figcaption>
        <Plain text={title} />
      </figcaption>
      {kind === 'pie' ? (
        <Pie values={series[0]?.values ?? []} says={wordsOf(chart)} />
      ) : (
        <Plane kind={kind} categories={categories} series={series} says={wordsOf(chart)} />
      )}
      {names.length > 0 && (
        <ul class="legend">
          {names.map((name, at) => (
            <li key={`${at}`}>
              <svg class={`colour-${at % 6}`} viewBox="0 0 10 10" aria-hidden="true">
                <rect width="10" height="10" rx="2" />
              </svg>
              <Plain text={kind === 'pie' ? `${name} ${series[0]?.values[at] ?? 0}` : name} />
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

/** The same for whoever reads by ear. */
const wordsOf = ({ title, categories, series }: ChartData): string =>
  [
    title,
    ...series.map(({ name, values }) =>
      [name, ...categories.map((label, at) => `${label} ${values[at] ?? 0}`)].join(', '),
    ),
  ].join('; ')
