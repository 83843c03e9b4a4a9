import { isSafeUrl } from './mrkdwn.ts'

/** A stretch of standard Markdown, as the `markdown` block carries it. */
export type Span =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Span[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; inside: Span[] }

/** A block of standard Markdown. */
export type Paragraph =
  | { kind: 'heading'; level: number; spans: Span[] }
  | { kind: 'text' | 'quote'; lines: Span[][] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'table'; rows: Span[][][] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }

const shapes = [
  ['code', /^`([^`]+)`/],
  ['bold', /^\*\*(?=\S)(.+?)\*\*/],
  ['bold', /^__(?=\S)(.+?)__/],
  ['strike', /^~~(?=\S)(.+?)~~/],
  ['italic', /^\*(?=\S)([^*]+)\*/],
  ['italic', /^_(?=\S)([^_]+)_(?![\p{L}\p{N}])/u],
  ['link', /^\[([^\]]+)\]\(([^)\s]+)\)/],
] as const

/** Reads one line. */
function spansOf(line: string): Span[] {
  const spans: Span[] = []
  let plain = ''
  let at = 0
  while (at < line.length) {
    const rest = line.slice(at)
    const inWord = at > 0 && /[\p{L}\p{N}]/u.test(line.charAt(at - 1))
    const hit = shapes
      .map(([kind, shape]) => ({ kind, match: shape.exec(rest) }))
      .find(({ match }) => match && !(inWord && match[0].startsWith('_')))
    const [whole = '', inner = '', url = ''] = hit?.match ?? []
    if (!hit || (hit.kind === 'link' && !isSafeUrl(url))) {
      plain += line.charAt(at)
      at += 1
      continue
    }
    if (plain) spans.push({ kind: 'text', text: plain })
    plain = ''
    at += whole.length
    if (hit.kind === 'code') spans.push({ kind: 'code', text: inner })
    else if (hit.kind === 'link') spans.push({ kind: 'link', url, inside: spansOf(inner) })
    else spans.push({ kind: hit.kind, inside: spansOf(inner) })
  }
  if (plain) spans.push({ kind: 'text', text: plain })
  return spans
}

const cells = (line: string) =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map((cell) => spansOf(cell.trim()))

/** Reads a whole Markdown text. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: Paragraph[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const last = found.at(-1)
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    const item = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/.exec(line)
    const quote = /^>\s?(.*)$/.exec(line)
    if (line.startsWith('```')) {
      const end = lines.findIndex((each, index) => index > at && each.startsWith('```'))
      const stop = end < 0 ? lines.length : end
      found.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') })
      at = stop
    } else if (heading)
      found.push({
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        spans: spansOf(heading[2] ?? ''),
      })
    else if (/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) found.push({ kind: 'rule' })
    else if (item) {
      const ordered = item[1] !== undefined
      const spans = spansOf(item[2] ?? '')
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(spans)
      else found.push({ kind: 'list', ordered, items: [spans] })
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      const isRuler = /^[\s|:-]+$/.test(line)
      if (last?.kind === 'table') {
        if (!isRuler) last.rows.push(cells(line))
      } else found.push({ kind: 'table', rows: [cells(line)] })
    } else if (quote) {
      if (last?.kind === 'quote') last.lines.push(spansOf(quote[1] ?? ''))
      else found.push({ kind: 'quote', lines: [spansOf(quote[1] ?? '')] })
    } else if (line.trim() === '') found.push({ kind: 'text', lines: [] })
    else if (last?.kind === 'text') last.lines.push(spansOf(line))
    else found.push({ kind: 'text', lines: [spansOf(line)] })
  }
  return found.filter((each) => each.kind !== 'text' || each.lines.length > 0)
}
