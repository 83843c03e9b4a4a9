import { useId, useRef, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { Icon } from './icons.tsx'
import { Menu } from './menu.tsx'

interface Line {
  key: string
  text: string
  choose: () => void
}

/** The three dots with a few more acts behind them. */
export function MoreMenu({ lines, disabled }: { lines: readonly Line[]; disabled: boolean }) {
  const { words } = useDesk()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button icon-only"
        disabled={disabled}
        aria-label={words.more}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={menuId}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <Menu
          id={menuId}
          anchor={button}
          close={() => setOpen(false)}
          items={lines.map(({ key, text, choose }) => ({
            key,
            text,
            choose: () => {
              setOpen(false)
              choose()
            },
          }))}
        />
      )}
    </>
  )
}
