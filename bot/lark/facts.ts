import type { Element } from './card-json.ts'
import { paragraph, small } from './text.ts'

type Fact = readonly [label: string, value: string]

/** Facts, the label small and grey above its value; two short ones stand side by side. */
export function factRows(facts: readonly Fact[]): Element[] {
  const rows: Fact[][] = []
  for (const fact of facts) {
    const before = rows.at(-1)
    if (before?.length === 1 && [...before, fact].every(isShort)) before.push(fact)
    else rows.push([fact])
  }
  return rows.map((row) => ({
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: row.map(columnOf),
  }))
}

const columnOf = ([label, value]: Fact): Element => ({
  tag: 'column',
  width: 'weighted',
  weight: 1,
  vertical_spacing: 'small',
  elements: [small(label, 200), paragraph(value, 2500)],
})

/** Short enough for half a card on a phone, give or take a line. */
const isShort = (fact: Fact): boolean =>
  fact.every((text) => !text.includes('\n') && widthOf(text) <= 24)

/** Chinese characters are two columns wide. */
const widthOf = (text: string): number =>
  [...text.slice(0, 100)].reduce((sum, sign) => sum + (sign < '\u2E80' ? 1 : 2), 0)
