import { DayAndTime } from '../../../../workspace/page/components/day-and-time.tsx'
import { DayLine } from '../../../../workspace/page/components/day-line.tsx'
import { TimeLine } from '../../../../workspace/page/components/time-line.tsx'
import type { ElementOf } from '../../kit/element.ts'
import { instantOf, wallTime } from '../../time.ts'
import { type ElementProps, tied, useField } from './field.ts'

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
  const { answer, put, pending } = useField(props)
  const { type } = props.element
  const at = answer && 'selected_date_time' in answer ? answer.selected_date_time : null
  return (
    <DayAndTime
      attributes={tied(props)}
      disabled={pending}
      wall={at === null ? null : wallTime(at)}
      change={(wall) => put({ type, selected_date_time: wall === null ? null : instantOf(wall) })}
    />
  )
}
