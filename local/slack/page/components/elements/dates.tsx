import type { ElementOf } from '../../kit/element.ts'
import { instantOf, wallTime } from '../../time.ts'
import { type ElementProps, tied, useField } from './field.ts'

/** A day. */
export function DatePicker(props: ElementProps<ElementOf<'datepicker'>>) {
  const { answer, put, pending } = useField(props)
  const { type } = props.element
  return (
    <input
      {...tied(props)}
      type="date"
      class="line short"
      disabled={pending}
      value={(answer && 'selected_date' in answer && answer.selected_date) || ''}
      onChange={({ currentTarget }) => put({ type, selected_date: currentTarget.value || null })}
    />
  )
}

/** A time of day. */
export function TimePicker(props: ElementProps<ElementOf<'timepicker'>>) {
  const { answer, put, pending } = useField(props)
  const { type, timezone } = props.element
  return (
    <input
      {...tied(props)}
      type="time"
      class="line short"
      disabled={pending}
      value={(answer && 'selected_time' in answer && answer.selected_time) || ''}
      onChange={({ currentTarget }) => {
        const selected_time = currentTarget.value || null
        put(timezone ? { type, selected_time, timezone } : { type, selected_time })
      }}
    />
  )
}

/** A moment, typed as the company's clock shows it and kept as an instant. */
export function DateTimePicker(props: ElementProps<ElementOf<'datetimepicker'>>) {
  const { answer, put, pending } = useField(props)
  const { type } = props.element
  const at = answer && 'selected_date_time' in answer ? answer.selected_date_time : null
  return (
    <input
      {...tied(props)}
      type="datetime-local"
      class="line short"
      disabled={pending}
      value={at === null ? '' : wallTime(at)}
      onChange={({ currentTarget }) =>
        put({ type, selected_date_time: instantOf(currentTarget.value) })
      }
    />
  )
}
