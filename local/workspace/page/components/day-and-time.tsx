import { useDesk } from '../desk.ts'
import { DayLine } from './day-line.tsx'
import { TimeLine } from './time-line.tsx'

const dayBegins = '09:00'

interface Props {
  /** `2026-11-23T09:30` on the company's clock. */
  wall: string | null
  change: (wall: string | null) => void
  disabled: boolean
  attributes: Record<string, unknown>
}

/** A moment as the company's clock shows it: a day and a time beside it. */
export function DayAndTime({ wall, change, disabled, attributes }: Props) {
  const { words } = useDesk()
  const [day = null, time = null] = wall === null ? [] : wall.split('T')
  return (
    <span class="day-and-time">
      <DayLine
        attributes={attributes}
        disabled={disabled}
        day={day}
        change={(picked) => change(picked && `${picked}T${time ?? dayBegins}`)}
      />
      <TimeLine
        attributes={{ 'aria-label': words.time }}
        disabled={disabled || day === null}
        time={time}
        change={(picked) => change(`${day}T${picked ?? dayBegins}`)}
      />
    </span>
  )
}
