import { dateFrom } from '../../card/date-format.ts'
import { colourClass } from '../../card/measures.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { Mention } from '../said.tsx'
import { Inline, Markdown } from './inline.tsx'

type Column = ComponentOf<'table'>['columns'][number]

function numberIn(value: number, format: Extract<Column, { data_type: 'number' }>['format']) {
  const { precision, separator = false, symbol = '' } = format ?? {}
  const digits =
    precision === undefined
      ? { maximumFractionDigits: 10 }
      : { minimumFractionDigits: precision, maximumFractionDigits: precision }
  return `${symbol}${value.toLocaleString('en-US', { ...digits, useGrouping: separator })}`
}

/** One cell of a table, by the kind of its column. */
export function Cell({ column, value }: { column: Column; value: unknown }) {
  if (value === undefined || value === null) return null
  switch (column.data_type) {
    case 'text':
      return <Inline text={String(value)} plain />
    case 'lark_md':
    case 'markdown':
      return <Markdown text={String(value)} />
    case 'number':
      return typeof value === 'number' ? numberIn(value, column.format) : String(value)
    case 'date':
      return typeof value === 'number' ? dateFrom(value, column.date_format) : String(value)
    case 'persons':
      return [value].flat().map((id) => <Mention key={String(id)} id={String(id)} />)
    case 'options':
      return [value].flat().map((option, at) => {
        const { text, color }: { text?: string; color?: string } = Object(option)
        return (
          <span key={`${at}`} class={`text-tag ${colourClass(color)}`}>
            {text}
          </span>
        )
      })
  }
}
