import * as z from 'zod'
import { Links } from './common.ts'
import { layout } from './containers.ts'
import { Colour, Padding } from './measures.ts'
import { ElementId, Icon, perLanguage, plainText, Summary, TextSize, TitleText } from './text.ts'

const TextTag = z.strictObject({
  tag: z.literal('text_tag'),
  element_id: ElementId.optional(),
  text: plainText(),
  color: Colour.optional(),
})

const Config = z.strictObject({
  // Streaming is for card entities, which this workspace does not have.
  summary: Summary.optional(),
  locales: z.array(z.string()).optional(),
  enable_forward: z.boolean().optional(),
  // facts-chat C5: only shared cards.
  update_multi: z.literal(true, { error: 'must be true' }).optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  use_custom_translation: z.boolean().optional(),
  enable_forward_interaction: z.boolean().optional(),
  style: z
    .strictObject({
      text_size: z
        .record(
          z.string(),
          z.strictObject({
            default: TextSize.optional(),
            pc: TextSize.optional(),
            mobile: TextSize.optional(),
          }),
        )
        .optional(),
      color: z
        .record(z.string(), z.strictObject({ light_mode: Colour, dark_mode: Colour }))
        .optional(),
    })
    .optional(),
})

const Header = z.strictObject({
  title: TitleText,
  subtitle: TitleText.optional(),
  text_tag_list: z.array(TextTag).max(3).optional(),
  i18n_text_tag_list: perLanguage(z.array(TextTag).max(3)).optional(),
  template: z
    .enum([
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ])
    .optional(),
  icon: Icon.optional(),
  padding: Padding.optional(),
})

/** The frame of a card: what stands in its body is read component by component. */
export const Frame = z.strictObject({
  schema: z.literal('2.0', { error: 'must be 2.0' }),
  config: Config.optional(),
  card_link: Links.optional(),
  header: Header.optional(),
  body: z.strictObject({ ...layout, elements: z.array(z.unknown()) }),
})
