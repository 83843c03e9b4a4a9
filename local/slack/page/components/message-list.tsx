import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import type { WorkspaceMessage } from '../../contract.ts'
import { dayNameOf, dayOf, momentOf } from '../time.ts'
import { useWorkspace } from '../workspace.ts'
import { Message } from './message.tsx'
import { useStickyBottom } from './sticky-bottom.ts'

const together = 5 * 60_000
// A year of a busy channel would take the browser's breath away.
const atOnce = 200

/** Whether a message goes on under the same head as the one before it. */
function continues(before: WorkspaceMessage | undefined, message: WorkspaceMessage): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    !before.reply_count &&
    !before.ephemeral &&
    !message.ephemeral &&
    momentOf(message.ts) - momentOf(before.ts) < together
  )
}

interface Props {
  messages: WorkspaceMessage[]
  inThread?: boolean
}

/** Messages, oldest first, a line between days; it keeps to the bottom while the person is there. */
export function MessageList({ messages: all, inThread = false }: Props) {
  const { state, locale, words } = useWorkspace()
  const [shown, setShown] = useState(atOnce)
  const messages = all.slice(-shown)
  const { scroller, content } = useStickyBottom(messages.at(-1)?.ts)
  return (
    <div class="messages" ref={scroller} role="log" tabIndex={-1}>
      <div class="column" ref={content}>
        {messages.length === 0 && <p class="nothing">{words.emptyChannel}</p>}
        {all.length > shown && (
          <button type="button" class="earlier" onClick={() => setShown(shown + atOnce)}>
            {words.earlier(all.length - shown)}
          </button>
        )}
        {messages.map((message, index) => {
          const before = messages[index - 1]
          const at = momentOf(message.ts)
          const newDay = !before || dayOf(momentOf(before.ts)) !== dayOf(at)
          return (
            <Fragment key={`${message.ts} ${message.ephemeral ?? ''}`}>
              {newDay && !inThread && (
                // biome-ignore lint/a11y/useSemanticElements: it carries the day's name, which <hr> cannot
                <div class="day" role="separator">
                  <span>{dayNameOf(at, state.now, locale, words)}</span>
                </div>
              )}
              <Message
                message={message}
                compact={!newDay && continues(before, message)}
                inThread={inThread}
              />
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}
