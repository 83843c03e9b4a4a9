import { useRef, useState } from 'preact/hooks'
import { Icon } from '../../../workspace/page/components/icons.tsx'
import { Menu } from '../../../workspace/page/components/menu.tsx'
import { useWorkspace } from '../workspace.ts'

/** The app's global shortcuts, if it has any. */
export function ShortcutsButton({ channel }: { channel: string }) {
  const { state, words, act, notify } = useWorkspace()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const shortcuts = state.shortcuts.filter(({ type }) => type === 'global')
  if (shortcuts.length === 0) return null
  const run = async (callback_id: string) => {
    setOpen(false)
    const result = await act({ do: 'shortcut', callback_id, channel })
    if (!result.ok) notify(words.failed(result.error))
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="attach"
        title={words.shortcuts}
        aria-label={words.shortcuts}
        aria-haspopup="menu"
        aria-expanded={open}
        data-testid="shortcuts"
        onClick={() => setOpen(!open)}
      >
        <Icon name="bolt" />
      </button>
      {open && (
        <Menu
          anchor={button}
          close={() => setOpen(false)}
          items={shortcuts.map(({ name, callback_id }) => ({
            key: callback_id,
            text: name,
            choose: () => void run(callback_id),
          }))}
        />
      )}
    </>
  )
}
