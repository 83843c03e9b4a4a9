import { type Paragraph, paragraphsOf as read } from '../../../workspace/page/text/paragraphs.ts'
import {
  type Span as SpanWith,
  spansOf,
  standardShapes,
} from '../../../workspace/page/text/spans.ts'

/** A stretch of standard Markdown, as the `markdown` block carries it. */
export type Span = SpanWith<never>

const shapes = standardShapes<never>()

/** Reads a whole Markdown text. */
export const paragraphsOf = (text: string): Paragraph<Span>[] =>
  read(text, (line) => spansOf(line, shapes))
