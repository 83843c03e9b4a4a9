import * as z from 'zod'
import { BlockId } from './names.ts'

const styled = {
  style: z
    .strictObject({
      bold: z.boolean().optional(),
      italic: z.boolean().optional(),
      strike: z.boolean().optional(),
      underline: z.boolean().optional(),
      code: z.boolean().optional(),
    })
    .optional(),
}
const Text = z.strictObject({ type: z.literal('text'), text: z.string().min(1), ...styled })
const WebLink = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1).max(3000),
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  ...styled,
})

const Inline = z.discriminatedUnion('type', [
  Text,
  WebLink,
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), ...styled }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), ...styled }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), ...styled }),
  z.strictObject({ type: z.literal('color'), value: z.string().min(1), ...styled }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    ...styled,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    url: z.string().optional(),
    ...styled,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().min(1),
    url: z.string().optional(),
    fallback: z.string().optional(),
    ...styled,
  }),
])

const bordered = { border: z.union([z.literal(0), z.literal(1)]).optional() }
const Section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(Inline),
})

/** Formatted text as the composer of Slack writes it. */
export const RichText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: BlockId,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        Section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          elements: z.array(Section),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          ...bordered,
        }),
        z.strictObject({
          type: z.literal('rich_text_quote'),
          elements: z.array(Inline),
          ...bordered,
        }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(z.discriminatedUnion('type', [Text, WebLink])),
          ...bordered,
        }),
      ]),
    )
    .min(1),
})
