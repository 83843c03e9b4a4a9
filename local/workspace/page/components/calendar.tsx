import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { dayOf, monthNameOf, weekdayNames } from '../time.ts'
import { usePlacement } from './placement.ts'

const oneDay = 86_400_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Six weeks from the Monday on or before the first of the month, as UTC days. */
function daysAround(month: string): string[] {
  const first = Date.parse(`${month}-01`)
  const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * oneDay
  return Array.from({ length: 42 }, (_, index) => iso(monday + index * oneDay))
}

interface Props {
  anchor: RefObject<HTMLElement | null>
  day: string | null
  pick: (day: string) => void
}

/** A month to pick a day from, Monday first. */
export function Calendar({ anchor, day, pick }: Props) {
  const { now, locale } = useDesk()
  const today = dayOf(now)
  const [month, setMonth] = useState((day ?? today).slice(0, 7))
  const { minWidth: _, ...style } = usePlacement(anchor, 320)
  const turn = (by: number) => {
    const [year = 0, at = 0] = month.split('-').map(Number)
    setMonth(iso(Date.UTC(year, at - 1 + by, 1)).slice(0, 7))
  }
  const name = monthNameOf(Date.parse(`${month}-15`), locale)
  return (
    // The line keeps the focus: days are for the mouse, the keyboard types.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only holds the focus where it is
    <div class="calendar" style={style} onMouseDown={(event) => event.preventDefault()}>
      <header>
        <button type="button" tabIndex={-1} onClick={() => turn(-1)}>
          ‹
        </button>
        <b>{name}</b>
        <button type="button" tabIndex={-1} onClick={() => turn(1)}>
          ›
        </button>
      </header>
      <div class="days">
        {weekdayNames(locale).map((weekday) => (
          <small key={weekday}>{weekday}</small>
        ))}
        {daysAround(month).map((each) => (
          <button
            key={each}
            type="button"
            tabIndex={-1}
            aria-label={each}
            aria-pressed={each === day}
            class={`${each.startsWith(month) ? '' : 'outside'} ${each === today ? 'today' : ''}`}
            onClick={() => pick(each)}
          >
            {Number(each.slice(8))}
          </button>
        ))}
      </div>
    </div>
  )
}
