import type { PlainTextElement } from '@slack/types'

/** Shortens a text to a limit of Slack's, without cutting a character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text.slice(0, limit - 1)
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Escapes what Slack reads as mentions and links, in every kind of text: names come out as they were typed. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Escapes and shortens, so that the limit holds for what is sent. */
export function escapedWithin(text: string, limit: number): string {
  const whole = escaped(text)
  if (whole.length <= limit) return whole
  // Cut before escaping: an entity cut in two would show.
  let kept = Math.min(text.length, limit)
  while (escaped(clip(text, kept)).length > limit) kept -= 1
  return escaped(clip(text, kept))
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
  while (escaped(rest).length > limit) {
    let end = Math.min(rest.length, limit)
    while (escaped(rest.slice(0, end)).length > limit) end -= 1
    const line = rest.lastIndexOf('\n', end)
    if (line > end / 2) end = line
    else if (/[\uD800-\uDBFF]$/.test(rest.slice(0, end))) end -= 1
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).replace(/^\n/, '')
  }
  return rest.trim() === '' ? pieces : [...pieces, rest]
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
