import { Timeline } from '../../../workspace/page/components/timeline.tsx'
import type { WorkspaceMessage } from '../../contract.ts'
import { momentOf } from '../time.ts'
import { Message } from './message.tsx'

const together = 5 * 60_000

/** Whether a message goes on under the same head as the one before it. */
const continues = (before: WorkspaceMessage, message: WorkspaceMessage): boolean =>
  before.user === message.user &&
  !before.reply_count &&
  !before.ephemeral &&
  !message.ephemeral &&
  momentOf(message.ts) - momentOf(before.ts) < together

interface Props {
  messages: WorkspaceMessage[]
  inThread?: boolean
}

/** What was said in a conversation or a thread. */
export function MessageList({ messages, inThread = false }: Props) {
  return (
    <Timeline
      messages={messages}
      keyOf={({ ts, ephemeral }) => `${ts} ${ephemeral ?? ''}`}
      by={({ user }) => user}
      at={({ ts }) => momentOf(ts)}
      continues={continues}
      days={!inThread}
      draw={(message, compact) => (
        <Message message={message} compact={compact} inThread={inThread} />
      )}
    />
  )
}
