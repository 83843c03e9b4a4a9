import { isSafeUrl } from '../../../workspace/page/links.ts'
import { type Paragraph, paragraphsOf as read } from '../../../workspace/page/text/paragraphs.ts'
import {
  type Shape,
  type Span as SpanWith,
  spansOf,
  standardShapes,
} from '../../../workspace/page/text/spans.ts'
import { decoded } from './entities.ts'

/** What Lark's markdown has beside the standard. */
type More =
  | { kind: 'colour'; colour: string; inside: Span[] }
  | { kind: 'tag'; colour: string; inside: Span[] }
  | { kind: 'mention'; id: string }
  | { kind: 'picture'; alt: string }
  | { kind: 'break' }

/** A stretch of Lark's markdown. */
export type Span = SpanWith<More>

// Only these, whole and well-formed, are tags: anything else that looks like HTML is text.
const shapes: Shape<More>[] = [
  [/^\\([!-/:-@[-`{-~])/, ([, sign = '']) => ({ kind: 'text', text: sign })],
  [
    /^<font color=["']?([a-z][a-z0-9-]*)["']?>(.*?)<\/font>/,
    ([, colour = '', inner = ''], inside) => ({ kind: 'colour', colour, inside: inside(inner) }),
  ],
  [
    /^<text_tag color=["']?([a-z][a-z0-9-]*)["']?>(.*?)<\/text_tag>/,
    ([, colour = '', inner = ''], inside) => ({ kind: 'tag', colour, inside: inside(inner) }),
  ],
  [
    /^<at (?:id|user_id|open_id)=["']?(\w+)["']?>.*?<\/at>/,
    ([, id = '']) => ({ kind: 'mention', id }),
  ],
  [
    /^<a href=["']([^"'<>\s]+)["']>(.*?)<\/a>/,
    ([, url = '', text = ''], inside) =>
      isSafeUrl(url) ? { kind: 'link', url, inside: inside(text) } : undefined,
  ],
  [/^<br ?\/?>/, () => ({ kind: 'break' })],
  [/^!\[([^\]]*)\]\(([^)\s]+)\)/, ([, alt = '']) => ({ kind: 'picture', alt })],
  ...standardShapes<More>(),
]

/** Reads one line of Lark's markdown. */
export const lineOf = (line: string): Span[] => spansOf(line, shapes, decoded)

/** Reads a whole text of Lark's markdown. */
export const paragraphsOf = (text: string): Paragraph<Span>[] => read(text, lineOf)
