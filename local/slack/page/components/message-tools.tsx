import { useRef, useState } from 'preact/hooks'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { Menu } from '../../../workspace/page/components/menu.tsx'
import type { WorkspaceMessage } from '../../contract.ts'
import { useWorkspace } from '../workspace.ts'

const shownAtOnce = 3

interface Props {
  message: WorkspaceMessage
  inThread: boolean
}

/** What can be done with a message: reply in its thread, or one of the app's message shortcuts. */
export function MessageTools({ message, inThread }: Props) {
  const { state, words, act, go, notify } = useWorkspace()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  const { channel, ts } = message
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'message')
  const run = async (callback_id: string) => {
    setOpen(false)
    setBusy(true)
    const result = await act({ do: 'shortcut', callback_id, channel, message_ts: ts })
    if (!result.ok) notify(words.failed(result.error))
    setBusy(false)
  }
  const rest = shortcuts.slice(shownAtOnce)
  return (
    <div class={`tools ${open || busy ? 'open' : ''}`} role="toolbar" aria-label={words.more}>
      {!inThread && (
        <button
          type="button"
          data-testid="reply"
          onClick={() => go({ channel, thread: message.thread_ts ?? ts })}
        >
          <Icon name="reply" />
          {words.reply}
        </button>
      )}
      {shortcuts.slice(0, shownAtOnce).map(({ name, callback_id }) => (
        <button
          key={callback_id}
          type="button"
          disabled={busy}
          data-testid={`shortcut-${callback_id}`}
          onClick={() => void run(callback_id)}
        >
          {name}
        </button>
      ))}
      {rest.length > 0 && (
        <button
          ref={more}
          type="button"
          aria-label={words.more}
          aria-haspopup="menu"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" />
        </button>
      )}
      {open && (
        <Menu
          anchor={more}
          close={() => setOpen(false)}
          items={rest.map(({ name, callback_id }) => ({
            key: callback_id,
            text: name,
            choose: () => void run(callback_id),
          }))}
        />
      )}
    </div>
  )
}
