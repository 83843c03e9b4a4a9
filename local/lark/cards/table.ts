import * as z from 'zod'
import { common } from './common.ts'
import { Colour, HorizontalAlign, heightOf, TableColumnWidth, VerticalAlign } from './measures.ts'
import { TextSize } from './text.ts'

const column = {
  name: z.string().min(1),
  display_name: z.string().optional(),
  width: TableColumnWidth.optional(),
  horizontal_align: HorizontalAlign.optional(),
  vertical_align: VerticalAlign.optional(),
}

const Column = z.discriminatedUnion('data_type', [
  z.strictObject({ data_type: z.enum(['text', 'lark_md', 'markdown']), ...column }),
  z.strictObject({ data_type: z.enum(['options', 'persons']), ...column }),
  z.strictObject({
    data_type: z.literal('number'),
    ...column,
    format: z
      .strictObject({
        symbol: z.string().max(10).optional(),
        precision: z.int().min(0).max(10).optional(),
        separator: z.boolean().optional(),
      })
      .optional(),
  }),
  z.strictObject({
    data_type: z.literal('date'),
    ...column,
    date_format: z.string().min(1).optional(),
  }),
])
type Column = z.infer<typeof Column>

const cells: Record<Column['data_type'], z.ZodType> = {
  text: z.string(),
  lark_md: z.string(),
  markdown: z.string(),
  number: z.number(),
  date: z.int(),
  persons: z.union([z.string(), z.array(z.string())]),
  options: z.array(z.strictObject({ text: z.string(), color: Colour.optional() })),
}

/** What is wrong with the rows of a table, by row and column. */
const misfits = (columns: Column[], rows: Record<string, unknown>[]) =>
  rows.flatMap((row, at) =>
    Object.entries(row).flatMap(([name, cell]) => {
      const known = columns.find((each) => each.name === name)
      if (!known) return [{ path: [at, name], says: 'no column has this name' }]
      if (cells[known.data_type].safeParse(cell).success) return []
      return [{ path: [at, name], says: `is not what a column of ${known.data_type} holds` }]
    }),
  )

/** Rows and columns, a page of at most ten rows at a time. */
export const Table = z
  .strictObject({
    tag: z.literal('table'),
    ...common,
    columns: z.array(Column).min(1).max(50),
    rows: z.array(z.record(z.string(), z.json())),
    page_size: z.int().min(1).max(10).optional(),
    row_height: heightOf(['low', 'middle', 'high', 'auto'], 32, 124).optional(),
    row_max_height: heightOf(['auto'], 32, 999).optional(),
    freeze_first_column: z.boolean().optional(),
    header_style: z
      .strictObject({
        text_align: HorizontalAlign.optional(),
        text_size: TextSize.optional(),
        background_style: z.enum(['grey', 'none']).optional(),
        text_color: Colour.optional(),
        bold: z.boolean().optional(),
        lines: z.int().min(1).optional(),
      })
      .optional(),
  })
  .check(({ value, issues }) => {
    const names = value.columns.map(({ name }) => name)
    if (new Set(names).size < names.length)
      issues.push({
        code: 'custom',
        path: ['columns'],
        message: 'two columns have one name',
        input: names,
      })
    for (const { path, says } of misfits(value.columns, value.rows))
      issues.push({
        code: 'custom',
        path: ['rows', ...path],
        message: says,
        input: value.rows,
      })
  })
