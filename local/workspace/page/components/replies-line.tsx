import { useDesk } from '../desk.ts'
import type { Face } from '../faces.ts'
import { dayNameOf, dayOf, timeOf } from '../time.ts'
import { Avatar } from './avatar.tsx'

interface Props {
  count: number
  /** Who replied. */
  people: readonly Face[]
  /** When the last one did, in milliseconds. */
  last: number
  open: () => void
}

/** The line under a message that leads into its thread. */
export function RepliesLine({ count, people, last, open }: Props) {
  const { now, locale, words } = useDesk()
  if (count === 0) return null
  const day = dayOf(last) === dayOf(now) ? '' : dayNameOf(last, now, locale, words)
  return (
    <button type="button" class="replies" data-testid="replies" onClick={open}>
      {people.slice(0, 4).map((person) => (
        <Avatar key={person.id} person={person} size="small" />
      ))}
      <b>{words.replies(count)}</b>
      <small>{words.lastReply(`${day} ${timeOf(last, locale)}`.trim())}</small>
    </button>
  )
}
