import * as z from 'zod'
import { Colour, HorizontalAlign } from './measures.ts'

/** What a component is called by the interfaces that change one of them. */
export const ElementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/, {
  error: 'must begin with a letter and have at most 20 letters, digits and _',
})

/** A language of Lark. */
const Locale = z.string().regex(/^[a-z]{2}_[a-z]{2}$/, { error: 'must be a language as zh_cn' })

/** The same words in other languages. */
const Translations = z.record(Locale, z.string())

/** Something for each language. */
export const perLanguage = <Inner extends z.ZodType>(inner: Inner) => z.record(Locale, inner)

/** How large a text is: by a name of Lark's, or by one given in `config.style.text_size`. */
export const TextSize = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,29}$/, { error: 'must be the name of a size' })

/** Text shown as it is. */
export const plainText = (most = 30_000) =>
  z.strictObject({
    tag: z.literal('plain_text'),
    element_id: ElementId.optional(),
    content: z.string().max(most),
    i18n_content: Translations.optional(),
  })

const styled = {
  element_id: ElementId.optional(),
  content: z.string(),
  i18n_content: Translations.optional(),
  text_size: TextSize.optional(),
  text_align: HorizontalAlign.optional(),
  lines: z.int().min(1).optional(),
}

/** Text shown as it is, in a colour and a size. */
export const StyledText = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('plain_text'),
    ...styled,
    text_color: Colour.optional(),
  }),
  z.strictObject({ tag: z.literal('lark_md'), ...styled }),
])

/** The words of a title. */
export const TitleText = z.strictObject({
  tag: z.enum(['plain_text', 'lark_md']),
  element_id: ElementId.optional(),
  content: z.string(),
  i18n_content: Translations.optional(),
})

/** The words of the title of a panel. */
export const PanelTitle = z.strictObject({
  tag: z.enum(['plain_text', 'markdown', 'lark_md']),
  element_id: ElementId.optional(),
  content: z.string(),
  i18n_content: Translations.optional(),
  text_color: Colour.optional(),
  text_size: TextSize.optional(),
})

/** Words with translations that are no component. */
export const Summary = z.strictObject({
  content: z.string().optional(),
  i18n_content: Translations.optional(),
})

/** The grey words in an empty field. */
export const Placeholder = plainText(100)

/** A picture before a text: one of Lark's, or one that was uploaded. */
export const Icon = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('standard_icon'),
    token: z.string().min(1),
    color: Colour.optional(),
    size: z.string().optional(),
  }),
  z.strictObject({
    tag: z.literal('custom_icon'),
    img_key: z.string().min(1),
    size: z.string().optional(),
  }),
])
