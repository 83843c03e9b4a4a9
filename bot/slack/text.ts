import type { PlainTextElement } from '@slack/types'
import { visible } from '../../shared/terms/visible.ts'

/** Shortens a text to a limit of Slack's, without cutting a character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Escapes what Slack reads as mentions and links, in every kind of text: names come out as they were typed. */
export const escaped = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Escapes and shortens, so that the limit holds for what is sent. */
export function escapedWithin(text: string, limit: number): string {
  const end = fitting(text, limit)
  // Cut before escaping: an entity cut in two would show.
  return end === text.length
    ? escaped(text)
    : `${escaped(text.slice(0, fitting(text, limit - 1)))}…`
}

/** How much of a text fits once escaped, in whole characters. */
function fitting(text: string, limit: number): number {
  let end = 0
  let used = 0
  for (const character of text) {
    used += escaped(character).length
    if (used > limit) break
    end += character.length
  }
  return end
}

/** Text shown as it is: no mark-up, no mention, no emoji codes. Empty text is not allowed by Slack. */
export const plain = (text: string, limit: number): PlainTextElement => ({
  type: 'plain_text',
  text: escapedWithin(text, limit) || '—',
  emoji: false,
})

/** Splits a long text into pieces that fit once escaped, at a line end where there is one. */
export function piecesOf(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text
  for (let end = fitting(rest, limit); end < rest.length; end = fitting(rest, limit)) {
    const line = rest.lastIndexOf('\n', end)
    const cut = line > end / 2 ? line : end
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut).replace(/^\n/, '')
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '')
}

/** What a person typed, out of what Slack sends: mentions and links as they read, entities undone. */
export const typedIn = (markup: string): string =>
  markup
    .replace(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, sign: string, what: string, label?: string) => readable(sign, what, label),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function readable(sign: string, what: string, label: string | undefined): string {
  if (sign === '@') return `@${label ?? what}`
  if (sign === '#') return `#${label ?? what}`
  if (sign === '!') return label ?? `@${what.split('^')[0]}`
  return label ?? what.replace(/^(mailto|tel):/, '')
}
