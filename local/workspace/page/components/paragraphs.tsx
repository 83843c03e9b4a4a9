import { Fragment } from 'preact'
import type { Paragraph } from '../text/paragraphs.ts'

interface Props<S> {
  paragraphs: readonly Paragraph<S>[]
  draw: (spans: readonly S[]) => preact.ComponentChild
}

function Lines<S>({ lines, draw }: { lines: S[][]; draw: Props<S>['draw'] }) {
  return lines.map((line, index) => (
    <Fragment key={`${index}`}>
      {index > 0 && <br />}
      {draw(line)}
    </Fragment>
  ))
}

function One<S>({ paragraph, draw }: { paragraph: Paragraph<S>; draw: Props<S>['draw'] }) {
  switch (paragraph.kind) {
    case 'heading':
      return <h4 class={`level-${paragraph.level}`}>{draw(paragraph.spans)}</h4>
    case 'rule':
      return <hr />
    case 'code':
      return <pre>{paragraph.text}</pre>
    case 'quote':
      return (
        <blockquote>
          <Lines lines={paragraph.lines} draw={draw} />
        </blockquote>
      )
    case 'text':
      return (
        <p>
          <Lines lines={paragraph.lines} draw={draw} />
        </p>
      )
    case 'list': {
      const Tag = paragraph.ordered ? 'ol' : 'ul'
      return (
        <Tag>
          {paragraph.items.map((item, index) => (
            <li key={`${index}`}>{draw(item)}</li>
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
                  return <Tag key={`${index}`}>{draw(cell)}</Tag>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

/** Blocks of Markdown as nodes, never as HTML. */
export function Paragraphs<S>({ paragraphs, draw }: Props<S>) {
  return (
    <div class="markdown">
      {paragraphs.map((paragraph, index) => (
        <One key={`${index}`} paragraph={paragraph} draw={draw} />
      ))}
    </div>
  )
}
