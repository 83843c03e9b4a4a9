import { useRef, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { dayFrom } from '../time.ts'
import { Calendar } from './calendar.tsx'
import { Icon } from './icons.tsx'

interface Props {
  day: string | null
  change: (day: string | null) => void
  disabled: boolean
  attributes: Record<string, unknown>
}

/** A day, typed or picked; the same `2026-11-23` whatever the browser's language. */
export function DayLine({ day, change, disabled, attributes }: Props) {
  const { words } = useDesk()
  const [draft, setDraft] = useState<string>()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const typed = (text: string) => {
    const read = text.trim() === '' ? null : dayFrom(text)
    setDraft(read === undefined ? text : undefined)
    if (read !== undefined) change(read)
  }
  return (
    <span class="picker" ref={box}>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        class="line"
        placeholder={words.pickDate}
        {...attributes}
        disabled={disabled}
        value={draft ?? day ?? ''}
        onInput={({ currentTarget }) => typed(currentTarget.value)}
        onClick={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          setDraft(undefined)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setOpen(true)
          else if (event.key === 'Escape' && open) setOpen(false)
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <Icon name="calendar" />
      {open && (
        <Calendar
          anchor={box}
          day={day}
          pick={(picked) => {
            change(picked)
            setDraft(undefined)
            setOpen(false)
          }}
        />
      )}
    </span>
  )
}
