import * as z from 'zod'
import { Chart } from './chart.ts'
import { ContextElement, Element } from './element.ts'
import { RichTextPart } from './rich-text.ts'
import { PlainText, Text } from './text.ts'

const id = { block_id: z.string() }

const Cell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('raw_text'), text: z.string() }),
  z.object({ type: z.literal('raw_number'), value: z.number(), text: z.string().optional() }),
  z.object({ type: z.literal('rich_text'), elements: z.array(RichTextPart) }),
])
/** One cell of a table. */
export type Cell = z.infer<typeof Cell>

/** A block that the page can draw. */
const KnownBlock = z.discriminatedUnion('type', [
  z.object({
    ...id,
    type: z.literal('section'),
    text: Text.optional(),
    fields: z.array(Text).optional(),
    accessory: Element.optional(),
  }),
  z.object({ ...id, type: z.literal('header'), text: PlainText }),
  z.object({ ...id, type: z.literal('divider') }),
  z.object({ ...id, type: z.literal('context'), elements: z.array(ContextElement) }),
  z.object({ ...id, type: z.literal('actions'), elements: z.array(Element) }),
  z.object({
    ...id,
    type: z.literal('image'),
    image_url: z.string().optional(),
    slack_file: z.object({ url: z.string().optional(), id: z.string().optional() }).optional(),
    alt_text: z.string().default(''),
    title: PlainText.optional(),
  }),
  z.object({
    ...id,
    type: z.literal('table'),
    rows: z.array(z.array(Cell)),
    column_settings: z
      .array(
        z
          .object({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .optional(),
  }),
  z.object({ ...id, type: z.literal('data_visualization'), title: z.string(), chart: Chart }),
  z.object({ ...id, type: z.literal('markdown'), text: z.string() }),
  z.object({ ...id, type: z.literal('rich_text'), elements: z.array(RichTextPart) }),
  z.object({
    ...id,
    type: z.literal('alert'),
    text: Text,
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).default('default'),
  }),
  z.object({
    ...id,
    type: z.literal('input'),
    label: PlainText,
    hint: PlainText.optional(),
    optional: z.boolean().default(false),
    dispatch_action: z.boolean().default(false),
    element: Element,
  }),
])
type KnownBlock = z.infer<typeof KnownBlock>
export type BlockOf<T extends KnownBlock['type']> = Extract<KnownBlock, { type: T }>

/** A block as read: known, or of a kind that this page does not draw. */
export type Block = KnownBlock | { type: 'unknown'; block_id: string; name: string }

const Loose = z.looseObject({ type: z.string().default('?'), block_id: z.string().optional() })

/** Reads raw Block Kit; a block that came without an id is known by its place, as the order is all it has. */
export function blocksFrom(raw: readonly unknown[]): Block[] {
  return raw.map((each, index): Block => {
    const loose = Loose.safeParse(each)
    const block_id = (loose.success && loose.data.block_id) || `b${index}`
    const known = KnownBlock.safeParse(loose.success ? { ...loose.data, block_id } : each)
    if (known.success) return known.data
    return { type: 'unknown', block_id, name: loose.success ? loose.data.type : '?' }
  })
}
