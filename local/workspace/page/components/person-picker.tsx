import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icons.tsx'

/** Who sits at this tab; one click makes it someone else. */
export function PersonPicker() {
  const { people, me, words, become } = useDesk()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const listId = useId()

  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
    }
    addEventListener('mousedown', elsewhere)
    return () => removeEventListener('mousedown', elsewhere)
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return close()
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step || !open) return
    event.preventDefault()
    const lines = [...(box.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
    const at = lines.findIndex((line) => line.matches(':focus'))
    lines[(at + step + lines.length) % lines.length]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only passes on keys of the list inside
    <div class="person-picker" ref={box} onKeyDown={keyed}>
      {open && (
        <div class="people" id={listId} role="listbox" aria-label={words.pickPerson}>
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              role="option"
              aria-selected={person.id === me.id}
              data-testid={`person-${person.id}`}
              onClick={() => {
                become(person.id)
                close()
              }}
            >
              <Avatar person={person} />
              <span class="who">
                <b>{person.name}</b>
                <small>{person.title}</small>
              </span>
              {person.id === me.id && <span class="tick">✓</span>}
            </button>
          ))}
        </div>
      )}
      <button
        ref={button}
        type="button"
        class="me"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={listId}
        aria-label={`${words.pickPerson}：${me.name}，${me.title}`}
        data-testid="person"
        data-person={me.id}
        onClick={() => setOpen(!open)}
      >
        <Avatar person={me} />
        <span class="who">
          <b>{me.name}</b>
          <small>{me.title}</small>
        </span>
        <Icon name="caret" />
      </button>
    </div>
  )
}
