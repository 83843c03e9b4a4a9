import { Paragraphs } from '../../../../workspace/page/components/paragraphs.tsx'
import { Plain } from '../../../../workspace/page/components/plain.tsx'
import { paragraphsOf, type Span } from '../../text/markdown.ts'
import { Out } from './mrkdwn.tsx'

const tags = { bold: 'b', italic: 'i', strike: 's' } as const

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => {
    const key = `${index}`
    if (span.kind === 'text') return <Plain key={key} text={span.text} />
    if (span.kind === 'code') return <code key={key}>{span.text}</code>
    const inside = <Spans spans={span.inside} />
    if (span.kind === 'link')
      return (
        <Out key={key} url={span.url}>
          {inside}
        </Out>
      )
    const Tag = tags[span.kind]
    return <Tag key={key}>{inside}</Tag>
  })
}

/** A `markdown` block as nodes. */
export function Markdown({ text }: { text: string }) {
  return <Paragraphs paragraphs={paragraphsOf(text)} draw={(spans) => <Spans spans={spans} />} />
}
