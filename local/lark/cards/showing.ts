import * as z from 'zod'
import { common } from './common.ts'
import { CornerRadius, HorizontalAlign, heightOf, TextWidth } from './measures.ts'
import { Icon, perLanguage, plainText, StyledText, TextSize } from './text.ts'

/** Formatted text. */
export const Markdown = z.strictObject({
  tag: z.literal('markdown'),
  ...common,
  content: z.string().min(1),
  i18n_content: perLanguage(z.string()).optional(),
  text_size: TextSize.optional(),
  text_align: HorizontalAlign.optional(),
  icon: Icon.optional(),
})

/** A text with an icon, or several beside each other. */
export const Div = z.strictObject({
  tag: z.literal('div'),
  ...common,
  text: StyledText.optional(),
  fields: z
    .array(z.strictObject({ is_short: z.boolean().optional(), text: StyledText }))
    .min(1)
    .optional(),
  icon: Icon.optional(),
  width: TextWidth.optional(),
})

/** A line across. */
export const Hr = z.strictObject({ tag: z.literal('hr'), ...common })

/** A picture that was uploaded. */
export const Img = z.strictObject({
  tag: z.literal('img'),
  ...common,
  img_key: z.string().min(1),
  alt: plainText(),
  title: plainText().optional(),
  corner_radius: CornerRadius.optional(),
  scale_type: z.enum(['crop_center', 'crop_top', 'fit_horizontal']).optional(),
  size: z.string().optional(),
  transparent: z.boolean().optional(),
  preview: z.boolean().optional(),
})

/** Faces and names. */
export const PersonList = z.strictObject({
  tag: z.literal('person_list'),
  ...common,
  persons: z.array(z.strictObject({ id: z.string().min(1) })).min(1),
  drop_invalid_user_id: z.boolean().optional(),
  lines: z.int().min(1).optional(),
  show_name: z.boolean().optional(),
  show_avatar: z.boolean().optional(),
  size: z.enum(['extra_small', 'small', 'medium', 'large']).optional(),
  icon: Icon.optional(),
})

/** A drawing by VChart's rules: data only, no functions. */
export const Chart = z.strictObject({
  tag: z.literal('chart'),
  ...common,
  chart_spec: z
    .record(z.string(), z.json())
    .refine((spec) => typeof spec['type'] === 'string', { error: 'must say its type' }),
  aspect_ratio: z.enum(['1:1', '2:1', '4:3', '16:9']).optional(),
  color_theme: z.enum(['brand', 'rainbow', 'complementary', 'converse', 'primary']).optional(),
  preview: z.boolean().optional(),
  height: heightOf(['auto'], 1, 999).optional(),
})
