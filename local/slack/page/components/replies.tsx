import { RepliesLine } from '../../../workspace/page/components/replies-line.tsx'
import type { WorkspaceMessage } from '../../contract.ts'
import { faceOf } from '../faces.ts'
import { momentOf } from '../time.ts'
import { useWorkspace } from '../workspace.ts'

/** The line under a message that leads into its thread. */
export function Replies({ message }: { message: WorkspaceMessage }) {
  const { state, go } = useWorkspace()
  const { channel, ts } = message
  const replies = state.messages.filter(
    (each) => each.channel === channel && each.thread_ts === ts && each.ts !== ts,
  )
  const people = [...new Set(replies.map(({ user }) => user))].flatMap(
    (id) => state.people.find((person) => person.id === id) ?? [],
  )
  return (
    <RepliesLine
      count={Math.max(message.reply_count ?? 0, replies.length)}
      people={people.map(faceOf)}
      last={momentOf(replies.at(-1)?.ts ?? ts)}
      open={() => go({ channel, thread: ts })}
    />
  )
}
