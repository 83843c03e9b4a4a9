import { useId, useRef, useState } from 'preact/hooks'
import { Icon } from '../../../../workspace/page/components/icons.tsx'
import { Menu } from '../../../../workspace/page/components/menu.tsx'
import { isSafeUrl } from '../../../../workspace/page/links.ts'
import { written } from '../../card/card.ts'
import type { ComponentOf, Part } from '../../card/parts.ts'
import { useSurface } from '../../surface.ts'
import { useLark } from '../../workspace.ts'

/** The three dots with a few more acts behind them. */
export function Overflow({ part }: { part: Part<ComponentOf<'overflow'>> }) {
  const { words, locale } = useLark()
  const surface = useSurface()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const menuId = useId()
  const { at, component } = part
  const choose = ({ multi_url, value }: (typeof component.options)[number]) => {
    setOpen(false)
    const url = multi_url?.pc_url || multi_url?.url
    if (url && isSafeUrl(url)) window.open(url, '_blank', 'noopener')
    if (value !== undefined) void surface.press(at, { option: value })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button icon-only"
        disabled={surface.pending !== undefined}
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
          items={component.options.map((option) => ({
            key: option.value ?? option.text.content,
            text: written(option.text, locale),
            choose: () => choose(option),
          }))}
        />
      )}
    </>
  )
}
