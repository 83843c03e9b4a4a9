import { Plain, Sign } from '../../../../workspace/page/components/plain.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import type { RichTextPart, Run } from '../../kit/rich-text.ts'
import { emojiOf } from '../../text/emoji.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { ChannelMention, Mention, Moment, Out } from './mrkdwn.tsx'

function Bare({ run }: { run: Run }) {
  const { words } = useWorkspace()
  switch (run.type) {
    case 'text':
      return <Plain text={run.text} />
    case 'link': {
      const text = unescaped(run.text ?? run.url)
      return isSafeUrl(run.url) ? <Out url={run.url}>{text}</Out> : <span>{text}</span>
    }
    case 'user':
      return <Mention id={run.user_id} />
    case 'channel':
      return <ChannelMention id={run.channel_id} />
    case 'emoji':
      return <Sign char={emojiOf(run.name)} />
    case 'broadcast':
      return <span class="mention">@{words.everyone}</span>
    case 'usergroup':
      return <span class="mention">@{run.usergroup_id}</span>
    case 'date':
      return <Moment at={run.timestamp} format={run.format} />
  }
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return runs.map((run, index) => {
    let node = <Bare run={run} />
    if (run.style?.code) node = <code>{node}</code>
    if (run.style?.bold) node = <b>{node}</b>
    if (run.style?.italic) node = <i>{node}</i>
    if (run.style?.strike) node = <s>{node}</s>
    return <span key={`${index}`}>{node}</span>
  })
}

function Part({ part }: { part: RichTextPart }) {
  switch (part.type) {
    case 'rich_text_section':
      return (
        <p>
          <Runs runs={part.elements} />
        </p>
      )
    case 'rich_text_quote':
      return (
        <blockquote>
          <Runs runs={part.elements} />
        </blockquote>
      )
    case 'rich_text_preformatted':
      return (
        <pre>
          <Runs runs={part.elements} />
        </pre>
      )
    case 'rich_text_list': {
      const Tag = part.style === 'ordered' ? 'ol' : 'ul'
      return (
        <Tag style={{ marginLeft: `${part.indent * 22}px` }} start={part.offset + 1}>
          {part.elements.map((item, index) => (
            <li key={`${index}`}>
              <Runs runs={item.elements} />
            </li>
          ))}
        </Tag>
      )
    }
  }
}

/** Rich text as nodes. */
export function RichText({ parts }: { parts: readonly RichTextPart[] }) {
  return (
    <div class="rich-text">
      {parts.map((part, index) => (
        <Part key={`${index}`} part={part} />
      ))}
    </div>
  )
}
