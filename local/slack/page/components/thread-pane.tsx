import { ThreadFrame } from '../../../workspace/page/components/thread-frame.tsx'
import type { WorkspaceChannel } from '../../contract.ts'
import { nameOf } from '../faces.ts'
import { useWorkspace } from '../workspace.ts'
import { Line } from './line.tsx'
import { MessageList } from './message-list.tsx'

/** The right side: one message and what was said under it. */
export function ThreadPane({ channel, thread }: { channel: WorkspaceChannel; thread: string }) {
  const { state, me, words, go } = useWorkspace()
  const messages = state.messages.filter(
    (each) => each.channel === channel.id && (each.ts === thread || each.thread_ts === thread),
  )
  const name = nameOf(channel, me.id, state.people)
  return (
    <ThreadFrame
      about={channel.kind === 'im' ? name : `#${name}`}
      channel={channel.id}
      close={() => go({ channel: channel.id })}
    >
      <MessageList messages={messages} inThread />
      <Line channel={channel.id} thread={thread} where={words.thread} />
    </ThreadFrame>
  )
}
