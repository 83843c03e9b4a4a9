import { dayNameOf, dayOf, format, type Locale } from '../../workspace/page/time.ts'
import type { Words } from './words.ts'

const offset = '+08:00'

/** The moment of a Slack timestamp. */
export const momentOf = (ts: string): number => Number(ts) * 1000

const pieces: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
}

/** Fills Slack's date tokens, `{date_short} {time}`, in the reader's language. */
export function slackDate(
  at: number,
  pattern: string,
  { locale, now, words }: { locale: Locale; now: number; words: Words },
): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const piece = pieces[name]
    if (!piece) return whole
    const near = [now, now - 86_400_000].some((day) => dayOf(day) === dayOf(at * 1000))
    if (name.endsWith('_pretty') && near) return dayNameOf(at * 1000, now, locale, words)
    return format(at * 1000, locale, piece)
  })
}

/** What a `datetime-local` field shows for an instant, in the company's zone. */
export function wallTime(seconds: number): string {
  return new Date(seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 16)
}

/** The instant of what a `datetime-local` field shows. */
export function instantOf(wall: string): number | null {
  const at = Date.parse(`${wall}:00${offset}`)
  return Number.isNaN(at) ? null : Math.floor(at / 1000)
}
