import { isSafeUrl } from '../links.ts'

/** A stretch of Markdown; `More` is what a chat adds to the standard. */
export type Span<More> =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Span<More>[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; inside: Span<More>[] }
  | More

/** One notation: where it begins, and what it reads as; nothing when it is only text after all. */
export type Shape<More> = readonly [
  pattern: RegExp,
  read: (match: RegExpExecArray, inside: (line: string) => Span<More>[]) => Span<More> | undefined,
]

/** The notations that every Markdown has. */
export function standardShapes<More>(): Shape<More>[] {
  const marked = (kind: 'bold' | 'italic' | 'strike', pattern: RegExp): Shape<More> => [
    pattern,
    ([, inner = ''], inside) => ({ kind, inside: inside(inner) }),
  ]
  return [
    [/^`([^`]+)`/, ([, text = '']) => ({ kind: 'code', text })],
    marked('bold', /^\*\*(?=\S)(.+?)\*\*/),
    marked('bold', /^__(?=\S)(.+?)__/),
    marked('strike', /^~~(?=\S)(.+?)~~/),
    marked('italic', /^\*(?=\S)([^*]+)\*/),
    marked('italic', /^_(?=\S)([^_]+)_(?![\p{L}\p{N}])/u),
    [
      /^\[([^\]]+)\]\(([^)\s]+)\)/,
      ([, text = '', url = ''], inside) =>
        isSafeUrl(url) ? { kind: 'link', url, inside: inside(text) } : undefined,
    ],
  ]
}

/** Reads one line in these notations; `plain` has the last word on what is left as text. */
export function spansOf<More>(
  line: string,
  shapes: readonly Shape<More>[],
  plain: (text: string) => string = (text) => text,
): Span<More>[] {
  const spans: Span<More>[] = []
  let text = ''
  const flush = () => {
    if (text) spans.push({ kind: 'text', text: plain(text) })
    text = ''
  }
  let at = 0
  while (at < line.length) {
    const rest = line.slice(at)
    const inWord = at > 0 && /[\p{L}\p{N}]/u.test(line.charAt(at - 1))
    const [match, read] = firstOf(shapes, rest, inWord) ?? []
    const span = match && read?.(match, (inner) => spansOf(inner, shapes, plain))
    if (match && span) {
      flush()
      spans.push(span)
      at += match[0].length
    } else {
      text += line.charAt(at)
      at += 1
    }
  }
  flush()
  return spans
}

function firstOf<More>(shapes: readonly Shape<More>[], rest: string, inWord: boolean) {
  for (const [pattern, read] of shapes) {
    const match = pattern.exec(rest)
    // snake_case has no stress in it.
    if (match && !(inWord && match[0].startsWith('_'))) return [match, read] as const
  }
  return undefined
}
