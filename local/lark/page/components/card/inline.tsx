import { Paragraphs } from '../../../../workspace/page/components/paragraphs.tsx'
import { Plain } from '../../../../workspace/page/components/plain.tsx'
import { colourClass } from '../../card/measures.ts'
import { lineOf, paragraphsOf, type Span } from '../../text/markdown.ts'
import { useLark } from '../../workspace.ts'
import { Mention, Out } from '../said.tsx'

const tags = { bold: 'b', italic: 'i', strike: 's' } as const

function One({ span }: { span: Span }) {
  const { words } = useLark()
  switch (span.kind) {
    case 'text':
      return <Plain text={span.text} />
    case 'code':
      return <code>{span.text}</code>
    case 'link':
      return (
        <Out url={span.url}>
          <Spans spans={span.inside} />
        </Out>
      )
    case 'colour':
      return (
        <span class={colourClass(span.colour)}>
          <Spans spans={span.inside} />
        </span>
      )
    case 'tag':
      return (
        <span class={`text-tag ${colourClass(span.colour)}`}>
          <Spans spans={span.inside} />
        </span>
      )
    case 'mention':
      return <Mention id={span.id} />
    case 'picture':
      return <span class="no-picture">{span.alt || words.picture}</span>
    case 'break':
      return <br />
    default: {
      const Tag = tags[span.kind]
      return (
        <Tag>
          <Spans spans={span.inside} />
        </Tag>
      )
    }
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => <One key={`${index}`} span={span} />)
}

/** A line of text: as it is, or with Lark's mark-up read. */
export function Inline({ text, plain = false }: { text: string; plain?: boolean }) {
  return plain ? <Plain text={text} /> : <Spans spans={lineOf(text)} />
}

/** A text with Lark's mark-up, as nodes and never as HTML. */
export function Markdown({ text }: { text: string }) {
  return <Paragraphs paragraphs={paragraphsOf(text)} draw={(spans) => <Spans spans={spans} />} />
}
