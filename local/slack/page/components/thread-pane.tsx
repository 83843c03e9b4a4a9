import type { WorkspaceChannel } from '../../contract.ts'
import { nameOf } from '../faces.ts'
import { useWorkspace } from '../workspace.ts'
import { Composer } from './composer.tsx'
import { DropZone } from './drop-zone.tsx'
import { Icon } from './icons.tsx'
import { MessageList } from './message-list.tsx'

/** The right side: one message and what was said under it. */
export function ThreadPane({ channel, thread }: { channel: WorkspaceChannel; thread: string }) {
  const { state, me, words, go } = useWorkspace()
  const messages = state.messages.filter(
    (each) => each.channel === channel.id && (each.ts === thread || each.thread_ts === thread),
  )
  const name = nameOf(channel, me.id, state.people)
  return (
    <aside class="thread" aria-label={words.thread} data-testid="thread">
      <header class="top">
        <h2>{words.thread}</h2>
        <span class="about">{channel.kind === 'im' ? name : `#${name}`}</span>
        <button
          type="button"
          class="plain-button"
          aria-label={words.close}
          data-testid="thread-close"
          onClick={() => go({ channel: channel.id })}
        >
          <Icon name="close" />
        </button>
      </header>
      <DropZone channel={channel.id} where={words.thread}>
        <MessageList messages={messages} inThread />
        <Composer channel={channel.id} thread={thread} where={words.thread} />
      </DropZone>
    </aside>
  )
}
