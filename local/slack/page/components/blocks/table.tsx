import { Plain } from '../../../../workspace/page/components/plain.tsx'
import type { BlockOf, Cell } from '../../kit/block.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { RichText } from './rich-text.tsx'

function CellText({ cell }: { cell: Cell }) {
  if (cell.type === 'rich_text') return <RichText parts={cell.elements} />
  return <Plain text={unescaped(cell.text ?? ('value' in cell ? String(cell.value) : ''))} />
}

/** A table; its first row is its heading, as in Slack. */
export function Table({ block }: { block: BlockOf<'table'> }) {
  const { words } = useWorkspace()
  const [head = [], ...body] = block.rows
  const cellStyle = (column: number) => {
    const settings = block.column_settings?.[column]
    return {
      textAlign: settings?.align ?? 'left',
      whiteSpace: settings?.is_wrapped ? 'normal' : 'nowrap',
    }
  }
  return (
    <section class="table" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={`${index}`} scope="col" style={cellStyle(index)}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, at) => (
            <tr key={`${at}`}>
              {row.map((cell, index) => (
                <td key={`${index}`} style={cellStyle(index)}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
