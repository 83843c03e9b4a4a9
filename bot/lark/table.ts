import type { Card } from '../../shared/replies/card.ts'
import { visible } from '../../shared/terms/visible.ts'
import type { Element } from './card-json.ts'
import { fits, weightOf, without } from './limits.ts'
import type { Part } from './part.ts'
import { clip, shown } from './text.ts'

type Table = NonNullable<Card['table']>
type Row = Record<string, string>

/** Lark turns the pages of a table by ten rows at most. */
const PAGE = 10

/** Lark draws at most fifty columns; nobody reads as many. */
const MOST_COLUMNS = 20

/** A table; every row gets as many cells as the heading has, and the first rows are shown if not all fit. */
export function tablePart({ columns, rows }: Table): Part | undefined {
  if (columns.length === 0 || rows.length === 0) return undefined
  const heads = columns.slice(0, MOST_COLUMNS)
  const lines = rows.map((row) =>
    Object.fromEntries(heads.map((_, at) => [`c${at}`, shown(row[at] ?? '', 500)])),
  )
  return {
    whole: [tableOf(heads, lines)],
    fitting: (room) => {
      const drawn: Row[] = []
      let left = without(room, weightOf(tableOf(heads, [])))
      for (const line of lines) {
        const weight = weightOf(line)
        if (!fits(weight, left)) break
        drawn.push(line)
        left = without(left, weight)
      }
      return drawn.length > 0 ? [tableOf(heads, drawn)] : []
    },
  }
}

const tableOf = (heads: readonly string[], rows: readonly Row[]): Element => ({
  tag: 'table',
  page_size: PAGE,
  row_height: 'auto',
  // A client shows the rest of a long cell when it is pressed.
  row_max_height: '124px',
  header_style: { background_style: 'grey', bold: true },
  columns: heads.map((head, at) => ({
    name: `c${at}`,
    display_name: clip(visible(head), 100),
    data_type: 'text',
  })),
  rows,
})
