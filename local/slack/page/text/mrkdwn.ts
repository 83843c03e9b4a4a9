import { isSafeUrl } from '../../../workspace/page/links.ts'
import { isEmoji } from './emoji.ts'

/** A stretch of Slack's mrkdwn, as a tree: the page builds nodes from it and never HTML. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'person' | 'channel' | 'group'; id: string; label: string | undefined }
  | { kind: 'everyone'; range: string }
  | { kind: 'date'; at: number; format: string; fallback: string; url: string | undefined }
  | { kind: 'emoji'; name: string }

/** Lines of text, a quotation, or code. */
type Passage = { kind: 'lines' | 'quote'; lines: Inline[][] } | { kind: 'code'; text: string }

/** Slack escapes only these three. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Reads a mrkdwn text into passages. */
export function passagesOf(text: string): Passage[] {
  return text.split(/\n?```\n?([\s\S]*?)\n?```/).flatMap((part, index): Passage[] => {
    if (index % 2 === 1) return [{ kind: 'code', text: unescaped(part) }]
    const between = index > 0 ? part.replace(/^\n/, '') : part
    return between === '' ? [] : linesOf(between)
  })
}

function linesOf(text: string): Passage[] {
  const passages: { kind: 'lines' | 'quote'; lines: Inline[][] }[] = []
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/s.exec(line)
    const kind = quoted ? 'quote' : 'lines'
    const inline = inlineOf(quoted?.[1] ?? line)
    const last = passages.at(-1)
    if (last?.kind === kind) last.lines.push(inline)
    else passages.push({ kind, lines: [inline] })
  }
  return passages
}

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const
const isMark = (char: string): char is keyof typeof marks => char in marks
// As in Slack, a mark counts only between spaces or punctuation: Chinese on either side leaves the star a star.
const joins = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Reads one line of mrkdwn. */
export function inlineOf(line: string): Inline[] {
  const found: Inline[] = []
  let plain = ''
  let at = 0
  const put = (inline: Inline, next: number) => {
    if (plain) found.push(...linked(plain))
    plain = ''
    found.push(inline)
    at = next
  }
  while (at < line.length) {
    const char = line.charAt(at)
    const rest = line.slice(at)
    const token = char === '<' && /^<([^<>\n]+)>/.exec(rest)
    const code = char === '`' && /^`([^`]+)`/.exec(rest)
    const emoji = char === ':' && /^:([a-z0-9_+-]+):/.exec(rest)
    const end = isMark(char) && !joins(line[at - 1]) ? closing(line, at) : -1
    if (token) put(tokenOf(token[1] ?? ''), at + token[0].length)
    else if (code) put({ kind: 'code', text: unescaped(code[1] ?? '') }, at + code[0].length)
    else if (emoji && isEmoji(emoji[1] ?? ''))
      put({ kind: 'emoji', name: emoji[1] ?? '' }, at + emoji[0].length)
    else if (isMark(char) && end > 0)
      put({ kind: marks[char], inside: inlineOf(line.slice(at + 1, end)) }, end + 1)
    else {
      plain += char
      at += 1
    }
  }
  if (plain) found.push(...linked(plain))
  return found
}

function closing(line: string, open: number): number {
  const mark = line.charAt(open)
  if (/\s/.test(line[open + 1] ?? ' ')) return -1
  for (let at = open + 1; at < line.length; at += 1) {
    if (line[at] === '<') at = Math.max(at, line.indexOf('>', at))
    else if (line[at] === '`') at = Math.max(at, line.indexOf('`', at + 1))
    else if (line[at] === mark && at > open + 1 && !/\s/.test(line[at - 1] ?? ' '))
      if (!joins(line[at + 1])) return at
  }
  return -1
}

function linked(text: string): Inline[] {
  return text.split(/(https?:\/\/[^\s<>"，。；、（）]+)/).flatMap((part, index): Inline[] => {
    if (part === '') return []
    const plain = unescaped(part)
    return index % 2 ? [{ kind: 'link', url: plain, text: plain }] : [{ kind: 'text', text: plain }]
  })
}

function tokenOf(token: string): Inline {
  const bar = token.indexOf('|')
  const head = bar < 0 ? token : token.slice(0, bar)
  const label = bar < 0 ? undefined : unescaped(token.slice(bar + 1))
  if (head.startsWith('@')) return { kind: 'person', id: head.slice(1), label }
  if (head.startsWith('#')) return { kind: 'channel', id: head.slice(1), label }
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(head)
  if (date) {
    const [, at, format, url] = date
    return { kind: 'date', at: Number(at), format: format ?? '', fallback: label ?? '', url }
  }
  if (head.startsWith('!subteam^')) return { kind: 'group', id: head.slice(9), label }
  if (head.startsWith('!')) return { kind: 'everyone', range: head.slice(1) }
  const url = unescaped(head)
  if (!isSafeUrl(url)) return { kind: 'text', text: label ?? `<${url}>` }
  return { kind: 'link', url, text: label ?? url }
}
