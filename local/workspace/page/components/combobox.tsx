import { useId, useRef, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { type Item, type ItemGroup, Listbox } from './listbox.tsx'

interface Props {
  groups: ItemGroup[]
  chosen: Item[]
  choose: (items: Item[]) => void
  multi?: boolean
  most?: number | undefined
  placeholder?: string | undefined
  /** What the list says instead of, or below, its items. */
  status?: string | undefined
  /** Hears what is looked for; without it the list filters itself. */
  onQuery?: (query: string) => void
  onOpen?: (open: boolean) => void
  id?: string | undefined
  label?: string | undefined
  describedBy?: string | undefined
  invalid?: boolean | undefined
  disabled?: boolean
  focused?: boolean | undefined
}

const holds = (item: Item, query: string) =>
  `${item.text} ${item.description ?? ''}`.toLowerCase().includes(query.trim().toLowerCase())

/** A menu with a line to type in, for one choice or several. */
export function Combobox(props: Props) {
  const { chosen, choose, multi = false, onQuery } = props
  const { words } = useDesk()
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()

  const isChosen = (item: Item) => chosen.some(({ key }) => key === item.key)
  const groups = onQuery
    ? props.groups
    : props.groups.map((group) => ({
        ...group,
        items: group.items.filter((each) => holds(each, query)),
      }))
  const items = groups.flatMap((group) => group.items)
  const full = multi && props.most !== undefined && chosen.length >= props.most

  const show = (shown: boolean) => {
    setOpen(shown)
    setActive(0)
    setQuery('')
    props.onOpen?.(shown)
    if (shown) onQuery?.('')
  }
  const look = (text: string, settled: boolean) => {
    if (!open) {
      setOpen(true)
      props.onOpen?.(true)
    }
    setQuery(text)
    setActive(0)
    if (settled) onQuery?.(text)
  }
  const pick = (item: Item) => {
    if (!multi) choose([item])
    else if (isChosen(item)) choose(chosen.filter(({ key }) => key !== item.key))
    else if (!full) choose([...chosen, item])
    // One pick, one list: it would else lie over what comes next in the form.
    show(false)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const item = items[active]
    if (step !== 0) {
      event.preventDefault()
      if (!open) show(true)
      else setActive((active + step + items.length) % Math.max(items.length, 1))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      if (item) pick(item)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      show(false)
    } else if (event.key === 'Backspace' && query === '' && multi) choose(chosen.slice(0, -1))
  }
  const only = multi ? undefined : chosen[0]
  const placeholder = props.placeholder ?? words.choose

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click on the frame is a click on the line inside
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the line's, below
    <div
      class={`combobox ${open ? 'open' : ''} ${props.invalid ? 'invalid' : ''}`}
      ref={box}
      onMouseDown={(event) => {
        if (event.target === input.current) return
        event.preventDefault()
        input.current?.focus()
      }}
      onClick={() => !open && !props.disabled && show(true)}
    >
      {multi &&
        chosen.map((item) => (
          <span class="chip" key={item.key}>
            {item.text}
            <button
              type="button"
              aria-label={words.removeFile(item.text)}
              onClick={(event) => {
                event.stopPropagation()
                choose(chosen.filter(({ key }) => key !== item.key))
              }}
            >
              ×
            </button>
          </span>
        ))}
      <input
        ref={input}
        id={props.id}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && items[active] ? `${listId}-${active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid}
        disabled={props.disabled}
        autofocus={props.focused}
        value={open ? query : (only?.text ?? '')}
        placeholder={only && open ? only.text : multi && chosen.length ? '' : placeholder}
        onInput={(event) => look(event.currentTarget.value, !event.isComposing)}
        onCompositionEnd={(event) => look(event.currentTarget.value, true)}
        onKeyDown={keyed}
        onBlur={() => open && show(false)}
      />
      {only && !open && !props.disabled && (
        <button
          type="button"
          class="clear"
          aria-label={words.clear}
          onClick={(event) => {
            event.stopPropagation()
            choose([])
          }}
        >
          ×
        </button>
      )}
      <span class="caret" aria-hidden="true" />
      {open && (
        <Listbox
          id={listId}
          anchor={box}
          groups={groups}
          active={active}
          isChosen={isChosen}
          pick={pick}
          status={props.status ?? (items.length === 0 ? words.nothingFound : undefined)}
        />
      )}
    </div>
  )
}
