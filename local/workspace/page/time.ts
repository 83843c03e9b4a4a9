import type { CommonWords } from './words.ts'

// The trial company sits in Fuzhou: everyone reads the same clock, whatever zone the browser is in.
const timeZone = 'Asia/Shanghai'

/** The languages that the trial's people read. */
export type Locale = 'zh-CN' | 'en-US'
const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment on the company's clock, in the reader's language. */
export function format(at: number, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale}${JSON.stringify(options)}`
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone, hourCycle: 'h23' })
  formats.set(key, known)
  return known.format(at)
}

/** `09:30`. */
export const timeOf = (at: number, locale: Locale) =>
  format(at, locale, { hour: '2-digit', minute: '2-digit' })

/** The calendar day in the company's zone, `2026-11-23`. */
export const dayOf = (at: number) => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone })
  return parts.format(at)
}

/** A day as a person says it: today, yesterday, or its date. */
export function dayNameOf(
  at: number,
  now: number,
  locale: Locale,
  words: Pick<CommonWords, 'today' | 'yesterday'>,
): string {
  if (dayOf(at) === dayOf(now)) return words.today
  if (dayOf(at) === dayOf(now - 86_400_000)) return words.yesterday
  return dateNameOf(at, now, locale)
}

/** A date with its weekday, with the year only when it is another one. */
function dateNameOf(at: number, now: number, locale: Locale): string {
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4)
  return format(at, locale, {
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  })
}

/** A whole moment, for titles and the clock. */
export const momentNameOf = (at: number, locale: Locale) =>
  format(at, locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })

/** The clock's short form. */
export const clockOf = (at: number, locale: Locale) =>
  format(at, locale, { month: 'short', day: 'numeric', weekday: 'short' })

/** `2026年11月`. */
export const monthNameOf = (at: number, locale: Locale) =>
  format(at, locale, { year: 'numeric', month: 'long' })

/** Monday to Sunday in one or two letters. */
export const weekdayNames = (locale: Locale) =>
  // 2024-01-01 was a Monday.
  Array.from({ length: 7 }, (_, day) =>
    format(Date.UTC(2024, 0, 1 + day, 4), locale, {
      weekday: locale === 'zh-CN' ? 'narrow' : 'short',
    }),
  )

/** A day as people type it: 2026-11-23, 2026/11/23, 2026年11月23日. */
export function dayFrom(text: string): string | undefined {
  const [, year, month = '', day = ''] =
    /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(iso)
  // 31 November is no day.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : undefined
}

/** A time as people type it; without its colon only once they are done, as 123 may become 1230. */
export function timeFrom(text: string, done: boolean): string | undefined {
  const shape = done ? /^\s*(\d{1,2})[:：.]?(\d{2})\s*$/ : /^\s*(\d{1,2})[:：](\d{2})\s*$/
  const [, hours = '', minutes = ''] = shape.exec(text) ?? []
  const fits = hours !== '' && Number(hours) < 24 && Number(minutes) < 60
  return fits ? `${hours.padStart(2, '0')}:${minutes}` : undefined
}
