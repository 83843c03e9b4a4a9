import { ThreadFrame } from '../../../workspace/page/components/thread-frame.tsx'
import type { LarkChat } from '../../contract.ts'
import { nameOf } from '../faces.ts'
import { useLark } from '../workspace.ts'
import { Line } from './line.tsx'
import { MessageList } from './message-list.tsx'

/** The right side: one message and what was said under it. */
export function ThreadPane({ chat, thread }: { chat: LarkChat; thread: string }) {
  const { state, faces, me, words, go } = useLark()
  const messages = state.messages.filter(({ id, root }) => id === thread || root === thread)
  return (
    <ThreadFrame
      about={nameOf(chat, me.id, faces)}
      channel={chat.id}
      close={() => go({ chat: chat.id })}
    >
      <MessageList messages={messages} inThread />
      <Line chat={chat} thread={thread} where={words.thread} />
    </ThreadFrame>
  )
}
