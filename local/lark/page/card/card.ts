import type * as z from 'zod'
import { Frame } from '../../cards/card.ts'
import { type Part, partsFrom } from './parts.ts'

type Shell = z.infer<typeof Frame>

/** A card as read from its JSON. */
export interface Card {
  header: Shell['header']
  width: 'default' | 'compact' | 'fill'
  spacing: string | undefined
  parts: readonly Part[]
}

/** Reads a card; nothing when it is none. */
export function cardFrom(content: unknown): Card | undefined {
  const { data } = Frame.safeParse(content)
  if (!data) return undefined
  const { config, header, body } = data
  return {
    header,
    width: config?.width_mode ?? 'default',
    spacing: body.vertical_spacing,
    parts: partsFrom(body.elements, '/body/elements'),
  }
}

/** What the list of chats says of a card. */
export function gistOf(content: unknown, locale: 'zh-CN' | 'en-US'): string | undefined {
  const { data } = Frame.safeParse(content)
  const { content: gist, i18n_content } = data?.config?.summary ?? {}
  if (gist) return written({ content: gist, i18n_content }, locale)
  return data?.header && written(data.header.title, locale)
}

/** Words that may stand there in several languages. */
interface Words {
  content: string
  i18n_content?: Record<string, string> | undefined
}

/** Words as they are written in the reader's language. */
export const written = (words: Words, locale: 'zh-CN' | 'en-US'): string =>
  words.i18n_content?.[locale === 'en-US' ? 'en_us' : 'zh_cn'] ?? words.content
