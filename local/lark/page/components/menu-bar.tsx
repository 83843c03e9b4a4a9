import { useState } from 'preact/hooks'
import { useLark } from '../workspace.ts'

/** The bot's menu, which stands under the one-to-one chat with it. */
export function MenuBar() {
  const { state, words, locale, act } = useLark()
  const [busy, setBusy] = useState<string>()
  if (state.menu.length === 0) return null
  const choose = async (key: string) => {
    setBusy(key)
    await act({ do: 'menu', key })
    setBusy(undefined)
  }
  return (
    <div class="menu-bar" role="toolbar" aria-label={words.menu} data-testid="menu">
      {state.menu.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          disabled={busy !== undefined}
          aria-busy={busy === key}
          data-testid={`menu-${key}`}
          onClick={() => void choose(key)}
        >
          {locale === 'en-US' ? name.en : name.zh}
        </button>
      ))}
    </div>
  )
}
