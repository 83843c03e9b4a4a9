import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePlacement } from './placement.ts'

interface Props {
  id?: string
  anchor: RefObject<HTMLElement | null>
  items: { key: string; text: string; choose: () => void }[]
  close: () => void
}

/** A small menu hanging from a button; arrows walk it, Escape and a click elsewhere close it. */
export function Menu({ id, anchor, items, close }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const style = usePlacement(anchor)
  const placed = style.visibility !== 'hidden'
  useEffect(() => {
    if (placed) menu.current?.querySelector('button')?.focus()
  }, [placed])
  useEffect(() => {
    const elsewhere = ({ target }: Event) => {
      if (!(target instanceof Node)) return
      if (!menu.current?.contains(target) && !anchor.current?.contains(target)) close()
    }
    addEventListener('mousedown', elsewhere)
    return () => removeEventListener('mousedown', elsewhere)
  }, [])
  const keyed = (event: KeyboardEvent) => {
    const buttons: HTMLElement[] = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) buttons[(at + step + buttons.length) % buttons.length]?.focus()
    else if (event.key === 'Escape') {
      close()
      anchor.current?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div class="menu" id={id} role="menu" tabIndex={-1} ref={menu} style={style} onKeyDown={keyed}>
      {items.map(({ key, text, choose }) => (
        <button type="button" role="menuitem" key={key} onClick={choose}>
          {text}
        </button>
      ))}
    </div>
  )
}
