import { DayAndTime } from '../../../../workspace/page/components/day-and-time.tsx'
import { DayLine } from '../../../../workspace/page/components/day-line.tsx'
import { TimeLine } from '../../../../workspace/page/components/time-line.tsx'
import { written } from '../../card/card.ts'
import type { Field } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { type ControlProps, useAnswer } from './use-answer.ts'

type Pickers = Extract<Field, { tag: 'date_picker' | 'picker_time' | 'picker_datetime' }>

/** A day, a time, or both. */
export function Picker({ part, id, label, invalid }: ControlProps<Pickers>) {
  const { locale } = useLark()
  const { answer, disabled, put } = useAnswer(part)
  const { tag, placeholder } = part.component
  const words = placeholder && written(placeholder, locale)
  const attributes = {
    id,
    'aria-label': label ?? words,
    'aria-invalid': invalid || undefined,
    ...(words ? { placeholder: words } : {}),
  }
  const text = typeof answer === 'string' && answer !== '' ? answer : null
  const change = (next: string | null) => put(next ?? '', { option: next ?? '' })
  if (tag === 'date_picker')
    return <DayLine attributes={attributes} disabled={disabled} day={text} change={change} />
  if (tag === 'picker_time')
    return <TimeLine attributes={attributes} disabled={disabled} time={text} change={change} />
  return (
    <DayAndTime
      attributes={attributes}
      disabled={disabled}
      wall={text?.replace(' ', 'T') ?? null}
      change={(wall) => change(wall?.replace('T', ' ') ?? null)}
    />
  )
}
