import * as z from 'zod'
import { days, type Moment } from './moment.ts'

/** A day in the company's time zone, as `2026-11-23`. */
export const Day = z.iso.date()
export type Day = z.infer<typeof Day>

/** China has one zone and no summer time: UTC+8 all year. All days of the company are counted in it. */
const OFFSET = 8 * 3_600_000

/** The company's day at a moment. */
export const dayAt = (at: Moment): Day => iso(at + OFFSET).slice(0, 10)

/** Date and time in the company's zone, as `2026-11-23 09:30`. */
export const timeAt = (at: Moment): string =>
  iso(at + OFFSET)
    .slice(0, 16)
    .replace('T', ' ')

/** The first moment of a company day. */
export const startOf = (day: Day): Moment => epochDays(day) * days(1) - OFFSET

/** The last moment of a company day, exclusive: the first of the next. */
export const endOf = (day: Day): Moment => startOf(day) + days(1)

/** The day `n` days later. */
export const addDays = (day: Day, n: number): Day => dayAt(startOf(day) + n * days(1))

/** Whichever of two days comes later. */
export const laterOf = (a: Day, b: Day): Day => [a, b].sort().at(1) ?? b

/** 0 is Sunday, 6 Saturday. */
export const weekdayOf = (day: Day): number => (((epochDays(day) + 4) % 7) + 7) % 7

/** The next day that is neither Saturday nor Sunday nor one of the company's holidays. */
export function nextWorkingDay(day: Day, holidays: ReadonlySet<Day> = new Set()): Day {
  let next = addDays(day, 1)
  while (weekdayOf(next) === 0 || weekdayOf(next) === 6 || holidays.has(next))
    next = addDays(next, 1)
  return next
}

function iso(ms: number): string {
  const day = Math.floor(ms / days(1))
  const rest = ms - day * days(1)
  const two = (n: number) => String(n).padStart(2, '0')
  const { y, m, d } = civil(day)
  const hour = Math.floor(rest / 3_600_000)
  const minute = Math.floor(rest / 60_000) % 60
  const second = Math.floor(rest / 1000) % 60
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)}T${two(hour)}:${two(minute)}:${two(second)}`
}

/** Days since 1970-01-01 to year, month, day (Howard Hinnant, chrono-compatible low-level date algorithms). */
function civil(epochDay: number): { y: number; m: number; d: number } {
  const z0 = epochDay + 719_468
  const era = Math.floor(z0 / 146_097)
  const doe = z0 - era * 146_097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const d = doy - Math.floor((153 * mp + 2) / 5) + 1
  const m = mp < 10 ? mp + 3 : mp - 9
  return { y: yoe + era * 400 + (m <= 2 ? 1 : 0), m, d }
}

function epochDays(day: Day): number {
  const [y = 1970, m = 1, d = 1] = day.split('-').map(Number)
  const year = m <= 2 ? y - 1 : y
  const era = Math.floor(year / 400)
  const yoe = year - era * 400
  const doy = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + d - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146_097 + doe - 719_468
}
