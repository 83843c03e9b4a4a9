import type { SectionBlock, TableBlock } from '@slack/types'
import type { Card } from '../../shared/replies/card.ts'
import { escapedWithin, plain } from './text.ts'

type Table = NonNullable<Card['table']>

/** Slack draws at most a hundred rows, the heading among them. */
const MOST_ROWS = 100

/** A table with its heading; every row gets as many cells as the heading has. */
export function tableOf({ columns, rows }: Table): TableBlock[] {
  if (columns.length === 0) return []
  const width = Math.min(columns.length, 20)
  const lines = [columns, ...rows.slice(0, MOST_ROWS - 1)]
  return [
    {
      type: 'table',
      column_settings: Array.from({ length: width }, () => ({ is_wrapped: true })),
      rows: lines.map((line) =>
        Array.from({ length: width }, (_, at) => ({
          type: 'raw_text' as const,
          text: escapedWithin(line[at] ?? '', 500) || '—',
        })),
      ),
    },
  ]
}

/** The same as lines, where no table may stand. */
export const linesOf = ({ columns, rows }: Table): SectionBlock[] =>
  [columns, ...rows]
    .slice(0, 60)
    .map((row) => ({ type: 'section', text: plain(row.join(' · '), 3000) }))
