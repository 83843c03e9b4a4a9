import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { dayNameOf, dayOf } from '../time.ts'
import { useStickyBottom } from './sticky-bottom.ts'

// A year of a busy channel would take the browser's breath away.
const atOnce = 200

interface Props<Message> {
  messages: readonly Message[]
  keyOf: (message: Message) => string
  /** Who said it. */
  by: (message: Message) => string
  /** When it was said, in milliseconds. */
  at: (message: Message) => number
  /** Whether a message goes on under the same head as the one before it. */
  continues: (before: Message, message: Message) => boolean
  draw: (message: Message, compact: boolean) => preact.ComponentChild
  /** Whether a line stands between days. */
  days: boolean
}

/** Messages, oldest first, a line between days; it keeps to the bottom while the person is there. */
export function Timeline<Message>(props: Props<Message>) {
  const { messages: all, keyOf, by, at, continues, draw, days } = props
  const { now, locale, words, me } = useDesk()
  const [shown, setShown] = useState(atOnce)
  const messages = all.slice(-shown)
  const last = messages.at(-1)
  const own = messages.findLast((message) => by(message) === me.id)
  const { scroller, content } = useStickyBottom(last && keyOf(last), own && keyOf(own))
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
          const newDay = !before || dayOf(at(before)) !== dayOf(at(message))
          return (
            <Fragment key={keyOf(message)}>
              {newDay && days && (
                // biome-ignore lint/a11y/useSemanticElements: it carries the day's name, which <hr> cannot
                <div class="day" role="separator">
                  <span>{dayNameOf(at(message), now, locale, words)}</span>
                </div>
              )}
              {draw(message, before !== undefined && !newDay && continues(before, message))}
            </Fragment>
          )
        })}
      </div>
    </div>
  )
}
