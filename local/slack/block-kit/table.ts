import * as z from 'zod'
import { BlockId } from './names.ts'
import { RichText } from './rich-text.ts'

const Cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  RichText,
])

/** Rows and columns; the first row is the heading. */
export const Table = z
  .strictObject({
    type: z.literal('table'),
    block_id: BlockId,
    rows: z.array(z.array(Cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  })
  .refine((table) => new Set(table.rows.map((row) => row.length)).size === 1, {
    error: 'all rows must have the same number of cells',
    path: ['rows'],
  })
