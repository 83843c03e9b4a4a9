import { Fragment } from 'preact'
import { type Paragraph, paragraphsOf, type Span } from '../../text/markdown.ts'
import { Plain } from '../plain.tsx'
import { Out } from './mrkdwn.tsx'

const tags = { bold: 'b', italic: 'i', strike: 's' } as const

function Spans({ spans }: { spans: Span[] }) {
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

function Lines({ lines }: { lines: Span[][] }) {
  return lines.map((line, index) => (
    <Fragment key={`${index}`}>
      {index > 0 && <br />}
      <Spans spans={line} />
    </Fragment>
  ))
}

function One({ paragraph }: { paragraph: Paragraph }) {
  switch (paragraph.kind) {
    case 'heading':
      return (
        <h4 class={`level-${paragraph.level}`}>
          <Spans spans={paragraph.spans} />
        </h4>
      )
    case 'rule':
      return <hr />
    case 'code':
      return <pre>{paragraph.text}</pre>
    case 'quote':
      return (
        <blockquote>
          <Lines lines={paragraph.lines} />
        </blockquote>
      )
    case 'text':
      return (
        <p>
          <Lines lines={paragraph.lines} />
        </p>
      )
    case 'list': {
      const Tag = paragraph.ordered ? 'ol' : 'ul'
      return (
        <Tag>
          {paragraph.items.map((item, index) => (
            <li key={`${index}`}>
              <Spans spans={item} />
            </li>
          ))}
        </Tag>
      )
    }
    case 'table':
      return (
        <table>
          <tbody>
            {paragraph.rows.map((row, at) => (
              <tr key={`${at}`}>
                {row.map((cell, index) => {
                  const Tag = at === 0 ? 'th' : 'td'
                  return (
                    <Tag key={`${index}`}>
                      <Spans spans={cell} />
                    </Tag>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

/** A `markdown` block as nodes. */
export function Markdown({ text }: { text: string }) {
  return (
    <div class="markdown">
      {paragraphsOf(text).map((paragraph, index) => (
        <One key={`${index}`} paragraph={paragraph} />
      ))}
    </div>
  )
}
