import * as z from 'zod'
import { type Part, partsFrom } from './parts.ts'

const Words = z.object({
  content: z.string(),
  i18n_content: z.record(z.string(), z.string()).optional(),
})

const Shell = z.object({
  config: z
    .object({
      width_mode: z.string().optional(),
      summary: Words.partial().optional(),
    })
    .optional(),
  header: z
    .object({
      title: Words,
      subtitle: Words.optional(),
      template: z.string().default('default'),
      text_tag_list: z
        .array(z.object({ text: Words, color: z.string().default('neutral') }))
        .default([]),
    })
    .optional(),
  body: z.object({ elements: z.array(z.unknown()), vertical_spacing: z.string().optional() }),
})

/** A card as read from its JSON. */
export type Card = Omit<z.infer<typeof Shell>, 'body'> & {
  parts: readonly Part[]
  spacing: string | undefined
}

/** Reads a card; nothing when it is none. */
export function cardFrom(content: unknown): Card | undefined {
  const { data } = Shell.safeParse(content)
  if (!data) return undefined
  const { body, ...shell } = data
  const parts = partsFrom(body.elements, '/body/elements')
  return { ...shell, parts, spacing: body.vertical_spacing }
}

/** What the list of chats says of a card. */
export function gistOf(content: unknown, locale: 'zh-CN' | 'en-US'): string | undefined {
  const { data } = Shell.safeParse(content)
  const { content: plain, i18n_content } = data?.config?.summary ?? {}
  if (plain) return written({ content: plain, i18n_content }, locale)
  return data?.header && written(data.header.title, locale)
}

/** Words as they are written in the reader's language. */
export const written = (words: z.infer<typeof Words>, locale: 'zh-CN' | 'en-US'): string =>
  words.i18n_content?.[locale === 'en-US' ? 'en_us' : 'zh_cn'] ?? words.content
