import { useMemo } from 'preact/hooks'
import { Avatar } from '../../../workspace/page/components/avatar.tsx'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { Sign } from '../../../workspace/page/components/plain.tsx'
import { momentNameOf, timeOf } from '../../../workspace/page/time.ts'
import type { WorkspaceMessage } from '../../contract.ts'
import { faceOf } from '../faces.ts'
import { blocksFrom } from '../kit/block.ts'
import { SurfaceContext, useNewSurface } from '../surface.ts'
import { emojiOf } from '../text/emoji.ts'
import { momentOf } from '../time.ts'
import { useWorkspace } from '../workspace.ts'
import { Attachment } from './attachment.tsx'
import { Blocks } from './blocks/block.tsx'
import { Mrkdwn } from './blocks/mrkdwn.tsx'
import { MessageTools } from './message-tools.tsx'
import { Replies } from './replies.tsx'

interface Props {
  message: WorkspaceMessage
  compact: boolean
  inThread: boolean
}

function Body({ message }: { message: WorkspaceMessage }) {
  // The state comes whole each time: an unchanged card must stay the same card, with what was typed in it.
  const raw = JSON.stringify(message.blocks ?? [])
  const blocks = useMemo(() => blocksFrom(message.blocks ?? []), [raw])
  const { channel, ts } = message
  const surface = useNewSurface(blocks, { message: { channel, ts } })
  return (
    <SurfaceContext.Provider value={surface}>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} />
      ) : (
        message.text && <Mrkdwn text={message.text} />
      )}
    </SurfaceContext.Provider>
  )
}

/** A message: who, when, what, and what can be done with it. */
export function Message({ message, compact, inThread }: Props) {
  const { state, locale, words } = useWorkspace()
  const author = state.people.find(({ id }) => id === message.user) ?? {
    id: message.user,
    name: words.someone,
    bot: message.bot_id !== undefined,
  }
  const at = momentOf(message.ts)
  const time = (
    <time title={momentNameOf(at, locale)} dateTime={new Date(at).toISOString()}>
      {timeOf(at, locale)}
    </time>
  )
  return (
    <article
      class={`message ${compact ? 'compact' : ''} ${message.ephemeral ? 'ephemeral' : ''}`}
      data-testid="message"
      data-ts={message.ts}
      data-author={message.user}
      aria-label={`${author.name} ${timeOf(at, locale)}`}
    >
      <div class="gutter">{compact ? time : <Avatar person={faceOf(author)} />}</div>
      <div class="content">
        {!compact && (
          <div class="head">
            <b>{author.name}</b>
            {author.bot && <span class="app-badge">{words.app}</span>}
            {time}
            {message.ephemeral && (
              <span class="only-you">
                <Icon name="eye" />
                {words.onlyYou}
              </span>
            )}
          </div>
        )}
        <Body message={message} />
        {message.edited && <small class="edited">{words.edited}</small>}
        {message.files && message.files.length > 0 && (
          <div class="attachments">
            {message.files.map((file) => (
              <Attachment key={file.id} file={file} />
            ))}
          </div>
        )}
        {message.reactions && (
          <div class="reactions">
            {message.reactions.map(({ name, users }) => (
              <span key={name}>
                <Sign char={emojiOf(name)} /> {users.length}
              </span>
            ))}
          </div>
        )}
        {!inThread && <Replies message={message} />}
      </div>
      {!message.ephemeral && <MessageTools message={message} inThread={inThread} />}
    </article>
  )
}
