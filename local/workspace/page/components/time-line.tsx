import { useState } from 'preact/hooks'
import { timeFrom } from '../time.ts'
import { Icon } from './icons.tsx'

interface Props {
  time: string | null
  change: (time: string | null) => void
  disabled: boolean
  attributes: Record<string, unknown>
}

/** A time of day on the 24-hour clock. */
export function TimeLine({ time, change, disabled, attributes }: Props) {
  const [draft, setDraft] = useState<string>()
  const typed = (text: string, done: boolean) => {
    const read = text.trim() === '' ? null : timeFrom(text, done)
    setDraft(read === undefined && !done ? text : undefined)
    if (read !== undefined && read !== time) change(read)
  }
  return (
    <span class="picker time">
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        class="line"
        placeholder="09:00"
        {...attributes}
        disabled={disabled}
        value={draft ?? time ?? ''}
        onInput={({ currentTarget }) => typed(currentTarget.value, false)}
        onBlur={({ currentTarget }) => typed(currentTarget.value, true)}
      />
      <Icon name="clock" />
    </span>
  )
}
