import { Avatar } from '../../../workspace/page/components/avatar.tsx'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { RepliesLine } from '../../../workspace/page/components/replies-line.tsx'
import { momentNameOf, timeOf } from '../../../workspace/page/time.ts'
import type { LarkMessage } from '../../contract.ts'
import type { LarkFace } from '../faces.ts'
import { useLark } from '../workspace.ts'
import { Body } from './body.tsx'

interface Props {
  message: LarkMessage
  compact: boolean
  inThread: boolean
}

/** The line under a message that leads into its thread. */
function Replies({ message }: { message: LarkMessage }) {
  const { state, faces, go } = useLark()
  const replies = state.messages.filter(({ root }) => root === message.id)
  const people = [...new Set(replies.map(({ sender }) => sender))].flatMap(
    (id) => faces.find((face) => face.id === id) ?? [],
  )
  return (
    <RepliesLine
      count={Math.max(message.replies ?? 0, replies.length)}
      people={people}
      last={replies.at(-1)?.createdAt ?? message.createdAt}
      open={() => go({ chat: message.chat, thread: message.id })}
    />
  )
}

/** A message: who, when, what, and the way into its thread. */
export function Message({ message, compact, inThread }: Props) {
  const { faces, me, words, locale, go } = useLark()
  const { id, chat, sender, createdAt, updatedAt, urgent, root } = message
  const author: LarkFace = faces.find((face) => face.id === sender) ?? {
    id: sender,
    name: words.someone,
    title: '',
    locale,
    outside: false,
  }
  const mine = sender === me.id
  return (
    <article
      class={`message ${compact ? 'compact' : ''} ${mine ? 'mine' : ''} ${urgent ? 'urgent' : ''}`}
      data-testid="message"
      data-message={id}
      data-author={sender}
      aria-label={`${author.name} ${timeOf(createdAt, locale)}`}
    >
      <div class="gutter">{!compact && <Avatar person={author} />}</div>
      <div class="content">
        {!compact && (
          <div class="head">
            <span class="name">{author.name}</span>
            {author.bot && <span class="badge bot">{words.bot}</span>}
            {author.outside && <span class="badge outside">{words.outside}</span>}
            <time title={momentNameOf(createdAt, locale)}>{timeOf(createdAt, locale)}</time>
          </div>
        )}
        {urgent && (
          <span class="urgent-mark" data-testid="urgent">
            <Icon name="bolt" />
            {words.urgent}
          </span>
        )}
        <div class={`said ${message.type}`}>
          <Body message={message} />
          {!inThread && (
            <div class="tools" role="toolbar" aria-label={words.more}>
              <button
                type="button"
                data-testid="reply"
                onClick={() => go({ chat, thread: root ?? id })}
              >
                <Icon name="reply" />
                {words.reply}
              </button>
            </div>
          )}
        </div>
        {updatedAt !== undefined && message.type !== 'interactive' && (
          <small class="edited">{words.edited}</small>
        )}
        {!inThread && <Replies message={message} />}
      </div>
    </article>
  )
}
