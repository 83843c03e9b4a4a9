import { Timeline } from '../../../workspace/page/components/timeline.tsx'
import type { LarkMessage } from '../../contract.ts'
import { Message } from './message.tsx'

const together = 5 * 60_000

/** Whether a message goes on under the same head as the one before it. */
const continues = (before: LarkMessage, message: LarkMessage): boolean =>
  before.sender === message.sender &&
  !before.replies &&
  message.createdAt - before.createdAt < together

interface Props {
  messages: LarkMessage[]
  inThread?: boolean
}

/** What was said in a chat or a thread. */
export function MessageList({ messages, inThread = false }: Props) {
  return (
    <Timeline
      messages={messages}
      keyOf={({ id }) => id}
      by={({ sender }) => sender}
      at={({ createdAt }) => createdAt}
      continues={continues}
      days={!inThread}
      draw={(message, compact) => (
        <Message message={message} compact={compact} inThread={inThread} />
      )}
    />
  )
}
