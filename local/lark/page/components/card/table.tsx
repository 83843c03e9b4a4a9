import { useState } from 'preact/hooks'
import { marginOf } from '../../card/measures.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { Cell } from './cell.tsx'

type TableJson = ComponentOf<'table'>

function alignOf({ horizontal_align, data_type }: TableJson['columns'][number]) {
  return { textAlign: horizontal_align ?? (data_type === 'number' ? 'right' : 'left') }
}

/** A table, a page of rows at a time. */
export function Table({ table }: { table: TableJson }) {
  const { words } = useLark()
  const [page, setPage] = useState(0)
  const { columns, rows, page_size: size = 5, header_style } = table
  const pages = Math.max(Math.ceil(rows.length / size), 1)
  const turn = (by: number, word: string, sign: string) => (
    <button
      type="button"
      aria-label={word}
      disabled={page + by < 0 || page + by >= pages}
      onClick={() => setPage(page + by)}
    >
      {sign}
    </button>
  )
  return (
    <section class="table" aria-label={words.table} style={marginOf(table)}>
      <div class="scroll">
        <table>
          <thead class={header_style?.background_style === 'none' ? 'bare' : ''}>
            <tr>
              {columns.map((column) => (
                <th key={column.name} scope="col" style={alignOf(column)}>
                  {column.display_name ?? column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * size, (page + 1) * size).map((row, at) => (
              <tr key={`${page} ${at}`}>
                {columns.map((column) => (
                  <td key={column.name} style={alignOf(column)}>
                    <Cell column={column} value={row[column.name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <footer>
          {turn(-1, words.earlierPage, '‹')}
          <span>{words.pageOf(page + 1, pages)}</span>
          {turn(1, words.nextPage, '›')}
        </footer>
      )}
    </section>
  )
}
