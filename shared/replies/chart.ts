import { visible } from '../terms/visible.ts'
import type { Chart } from './card.ts'

/** The limits that hold in every chat. */
export const MOST = { series: 6, points: 20, label: 20 }

/** A chart that every chat can draw, whatever it was given: within the limits, each point with its number, each label its own. */
export function plotted(
  { kind, title, categories, series }: Chart,
  labelOf: (text: string) => string = labelled,
): Chart | undefined {
  const names = distinct(categories.slice(0, MOST.points), labelOf)
  const lines = series.slice(0, kind === 'pie' ? 1 : MOST.series).map(({ values }) => values)
  if (names.length === 0 || lines.length === 0) return undefined
  const called = distinct(
    series.slice(0, lines.length).map(({ name }) => name),
    labelOf,
  )
  const whole: Chart = {
    kind,
    title,
    categories: names,
    series: lines.map((values, at) => ({
      name: called[at] ?? '—',
      values: names.map((_, point) => finite(values[point])),
    })),
  }
  return kind === 'pie' ? sliced(whole) : whole
}

/** A pie has slices of something only, and no more of them than can be told apart: the rest is one. */
function sliced({ title, categories, series }: Chart): Chart | undefined {
  const values = series[0]?.values ?? []
  const slices = categories.flatMap((label, at) => {
    const value = values[at] ?? 0
    return value > 0 ? [{ label, value }] : []
  })
  if (slices.length === 0) return undefined
  const [shown, rest] =
    slices.length > MOST.series
      ? [slices.slice(0, MOST.series - 1), slices.slice(MOST.series - 1)]
      : [slices, []]
  const others = rest.reduce((sum, { value }) => sum + value, 0)
  const all = others > 0 ? [...shown, { label: '…', value: others }] : shown
  return {
    kind: 'pie',
    title,
    categories: all.map(({ label }) => label),
    series: [{ name: series[0]?.name ?? '—', values: all.map(({ value }) => value) }],
  }
}

const finite = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : 0

const labelled = (text: string): string => {
  const [...signs] = visible(text)
  let label = ''
  for (const sign of signs) {
    if (label.length + sign.length > MOST.label) break
    label += sign
  }
  return label.trim() || '—'
}

/** Two points of one name would fall upon each other: the later one is numbered. */
function distinct(texts: readonly string[], labelOf: (text: string) => string): string[] {
  const taken = new Set<string>()
  return texts.map((text) => {
    let label = labelOf(text)
    for (let number = 2; taken.has(label); number++) label = labelOf(`${number} ${text}`)
    taken.add(label)
    return label
  })
}

/** The same in words, a line for each series, where no picture may stand. */
export const chartLines = ({ title, categories, series }: Chart): string[] =>
  series.map(({ name, values }) => {
    const points = categories.map((label, at) => `${label} ${values[at] ?? 0}`).join(' · ')
    return `${series.length > 1 ? `${title} · ${name}` : title}：${points}`
  })
