import * as z from 'zod'

const Style = z
  .object({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional()

const Run = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), style: Style }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string().optional(), style: Style }),
  z.object({ type: z.literal('user'), user_id: z.string(), style: Style }),
  z.object({ type: z.literal('channel'), channel_id: z.string(), style: Style }),
  z.object({ type: z.literal('emoji'), name: z.string(), style: Style }),
  z.object({ type: z.literal('broadcast'), range: z.string(), style: Style }),
  z.object({ type: z.literal('usergroup'), usergroup_id: z.string(), style: Style }),
  z.object({
    type: z.literal('date'),
    timestamp: z.number(),
    format: z.string(),
    fallback: z.string().optional(),
    style: Style,
  }),
])
/** A stretch of rich text in one style. */
export type Run = z.infer<typeof Run>

const Section = z.object({ type: z.literal('rich_text_section'), elements: z.array(Run) })

/** A paragraph, list, quotation or code of rich text. */
export const RichTextPart = z.discriminatedUnion('type', [
  Section,
  z.object({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    indent: z.number().default(0),
    offset: z.number().default(0),
    elements: z.array(Section),
  }),
  z.object({ type: z.literal('rich_text_quote'), elements: z.array(Run) }),
  z.object({ type: z.literal('rich_text_preformatted'), elements: z.array(Run) }),
])
export type RichTextPart = z.infer<typeof RichTextPart>
