import type { WorkspaceMessage } from '../../contract.ts'
import { dayNameOf, dayOf, momentOf, timeOf } from '../time.ts'
import { useWorkspace } from '../workspace.ts'
import { Avatar } from './avatar.tsx'

/** The line under a message that leads into its thread. */
export function Replies({ message }: { message: WorkspaceMessage }) {
  const { state, locale, words, go } = useWorkspace()
  const { channel, ts } = message
  const replies = state.messages.filter(
    (each) => each.channel === channel && each.thread_ts === ts && each.ts !== ts,
  )
  const count = Math.max(message.reply_count ?? 0, replies.length)
  if (count === 0) return null
  const people = [...new Set(replies.map(({ user }) => user))].flatMap(
    (id) => state.people.find((person) => person.id === id) ?? [],
  )
  const last = momentOf(replies.at(-1)?.ts ?? ts)
  const day = dayOf(last) === dayOf(state.now) ? '' : dayNameOf(last, state.now, locale, words)
  return (
    <button
      type="button"
      class="replies"
      data-testid="replies"
      onClick={() => go({ channel, thread: ts })}
    >
      {people.slice(0, 4).map((person) => (
        <Avatar key={person.id} person={person} size="small" />
      ))}
      <b>{words.replies(count)}</b>
      <small>{words.lastReply(`${day} ${timeOf(last, locale)}`.trim())}</small>
    </button>
  )
}
