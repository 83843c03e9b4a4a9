import { visible } from '../../shared/terms/visible.ts'
import type { Element, PlainText } from './card-json.ts'

/** Shortens a text, without cutting a character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** What is shown of a text: as it was typed, without what cannot be seen. An empty one shows a dash. */
export function shown(text: string, limit: number): string {
  const clipped = clip(visible(text), limit)
  return clipped.trim() === '' ? '—' : clipped
}

/** A text of which nothing is read as markdown, mention, link or emoji code. */
export const plain = (text: string, limit: number): PlainText => ({
  tag: 'plain_text',
  content: shown(text, limit),
})

/** How a text may look. */
export interface Look {
  text_size?: 'normal' | 'notation' | 'heading'
  text_color?: 'default' | 'grey' | 'green' | 'orange' | 'red'
}

/** A paragraph of plain text. */
export const paragraph = (
  text: string,
  limit = Number.POSITIVE_INFINITY,
  look: Look = {},
): Element => ({
  tag: 'div',
  text: { ...plain(text, limit), ...look },
})

/** Small grey print. */
export const small = (text: string, limit: number): Element =>
  paragraph(text, limit, { text_size: 'notation', text_color: 'grey' })

/** As much of a text as takes up no more than so many bytes on its way, in whole characters, and a mark where it was cut. */
export function clipBytes(text: string, bytes: number): string {
  const mark = '…'
  let used = Buffer.byteLength(mark)
  let end = 0
  for (const character of text) {
    // As in limits.ts: escaped twice, between quotes that are escaped once.
    used += Buffer.byteLength(JSON.stringify(JSON.stringify(character))) - 6
    if (used > bytes) return `${text.slice(0, end)}${mark}`
    end += character.length
  }
  return text
}
