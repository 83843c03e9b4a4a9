import { useState } from 'preact/hooks'
import type { ElementOf } from '../../kit/element.ts'
import { instantOf, timeFrom, wallTime } from '../../time.ts'
import { useWorkspace } from '../../workspace.ts'
import { Icon } from '../icons.tsx'
import { DayLine } from './day-line.tsx'
import { type ElementProps, tied, useField } from './field.ts'

const dayBegins = '09:00'

/** A day. */
export function DatePicker(props: ElementProps<ElementOf<'datepicker'>>) {
  const { answer, put, pending } = useField(props)
  const { type } = props.element
  return (
    <DayLine
      attributes={tied(props)}
      disabled={pending}
      day={answer && 'selected_date' in answer ? answer.selected_date : null}
      change={(selected_date) => put({ type, selected_date })}
    />
  )
}

interface TimeProps {
  time: string | null
  change: (time: string | null) => void
  disabled: boolean
  attributes: Record<string, unknown>
}

/** A time of day on the 24-hour clock. */
function TimeLine({ time, change, disabled, attributes }: TimeProps) {
  const [draft, setDraft] = useState<string>()
  const typed = (text: string, done: boolean) => {
    const read = text.trim() === '' ? null : timeFrom(text, done)
    setDraft(read === undefined && !done ? text : undefined)
    if (read !== undefined && read !== time) change(read)
  }
  return (
    <span class="picker time">
      <input
        {...attributes}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        class="line"
        placeholder="09:00"
        disabled={disabled}
        value={draft ?? time ?? ''}
        onInput={({ currentTarget }) => typed(currentTarget.value, false)}
        onBlur={({ currentTarget }) => typed(currentTarget.value, true)}
      />
      <Icon name="clock" />
    </span>
  )
}

/** A time of day. */
export function TimePicker(props: ElementProps<ElementOf<'timepicker'>>) {
  const { answer, put, pending } = useField(props)
  const { type, timezone } = props.element
  return (
    <TimeLine
      attributes={tied(props)}
      disabled={pending}
      time={answer && 'selected_time' in answer ? answer.selected_time : null}
      change={(selected_time) =>
        put(timezone ? { type, selected_time, timezone } : { type, selected_time })
      }
    />
  )
}

/** A moment, typed as the company's clock shows it and kept as an instant. */
export function DateTimePicker(props: ElementProps<ElementOf<'datetimepicker'>>) {
  const { words } = useWorkspace()
  const { answer, put, pending } = useField(props)
  const { type } = props.element
  const at = answer && 'selected_date_time' in answer ? answer.selected_date_time : null
  const [day = null, time = null] = at === null ? [] : wallTime(at).split('T')
  const keep = (wall: string | null) =>
    put({ type, selected_date_time: wall === null ? null : instantOf(wall) })
  return (
    <span class="day-and-time">
      <DayLine
        attributes={tied(props)}
        disabled={pending}
        day={day}
        change={(picked) => keep(picked && `${picked}T${time ?? dayBegins}`)}
      />
      <TimeLine
        attributes={{ 'aria-label': words.time }}
        disabled={pending || day === null}
        time={time}
        change={(picked) => keep(`${day}T${picked ?? dayBegins}`)}
      />
    </span>
  )
}
