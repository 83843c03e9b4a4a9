import { Fragment } from 'preact'
import { Plain, Sign } from '../../../../workspace/page/components/plain.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import { nameOf } from '../../faces.ts'
import { emojiOf } from '../../text/emoji.ts'
import { type Inline, passagesOf } from '../../text/mrkdwn.ts'
import { slackDate } from '../../time.ts'
import { useWorkspace } from '../../workspace.ts'

/** A link out of the page. */
export function Out({ url, children }: { url: string; children: preact.ComponentChildren }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  )
}

/** A person's name, as it stands in a sentence. */
export function Mention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, me, words } = useWorkspace()
  const name = state.people.find((person) => person.id === id)?.name ?? label ?? words.someone
  return <span class={`mention ${id === me.id ? 'me' : ''}`}>@{name}</span>
}

/** A channel's name, as it stands in a sentence; one click goes there. */
export function ChannelMention({ id, label }: { id: string; label?: string | undefined }) {
  const { state, me, go } = useWorkspace()
  const channel = state.channels.find((each) => each.id === id)
  if (!channel) return <span class="mention">#{label ?? id}</span>
  return (
    <button type="button" class="mention" onClick={() => go({ channel: id })}>
      #{nameOf(channel, me.id, state.people)}
    </button>
  )
}

/** A moment in Slack's own notation. */
export function Moment(props: { at: number; format: string; url?: string | undefined }) {
  const { locale, words, state } = useWorkspace()
  const text = slackDate(props.at, props.format, { locale, words, now: state.now })
  return props.url && isSafeUrl(props.url) ? <Out url={props.url}>{text}</Out> : <time>{text}</time>
}

function One({ inline }: { inline: Inline }) {
  const { words } = useWorkspace()
  switch (inline.kind) {
    case 'text':
      return <Plain text={inline.text} />
    case 'bold':
      return (
        <b>
          <Inlines inlines={inline.inside} />
        </b>
      )
    case 'italic':
      return (
        <i>
          <Inlines inlines={inline.inside} />
        </i>
      )
    case 'strike':
      return (
        <s>
          <Inlines inlines={inline.inside} />
        </s>
      )
    case 'code':
      return <code>{inline.text}</code>
    case 'link':
      return <Out url={inline.url}>{inline.text}</Out>
    case 'person':
      return <Mention id={inline.id} label={inline.label} />
    case 'channel':
      return <ChannelMention id={inline.id} label={inline.label} />
    case 'group':
      return <span class="mention">{inline.label ?? `@${inline.id}`}</span>
    case 'everyone':
      return <span class="mention">@{words.everyone}</span>
    case 'date':
      return <Moment at={inline.at} format={inline.format} url={inline.url} />
    case 'emoji':
      return <Sign char={emojiOf(inline.name)} />
  }
}

/** A line of mrkdwn as nodes. */
export function Inlines({ inlines }: { inlines: Inline[] }) {
  return inlines.map((inline, index) => <One key={`${index}`} inline={inline} />)
}

/** A whole mrkdwn text as nodes. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <div class="mrkdwn">
      {passagesOf(text).map((passage, index) => {
        if (passage.kind === 'code') return <pre key={`${index}`}>{passage.text}</pre>
        const Tag = passage.kind === 'quote' ? 'blockquote' : 'p'
        return (
          <Tag key={`${index}`}>
            {passage.lines.map((line, at) => (
              <Fragment key={`${at}`}>
                {at > 0 && <br />}
                <Inlines inlines={line} />
              </Fragment>
            ))}
          </Tag>
        )
      })}
    </div>
  )
}
