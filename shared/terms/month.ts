import type { Day } from './day.ts'

/** The month of a day, as `2026-11`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** So many months up to that of a day, the earliest first. */
export function monthsTo(day: Day, count: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return Array.from({ length: count }, (_, at) => {
    const since = year * 12 + month - 1 - (count - 1 - at)
    return `${Math.floor(since / 12)}-${String((since % 12) + 1).padStart(2, '0')}`
  })
}
