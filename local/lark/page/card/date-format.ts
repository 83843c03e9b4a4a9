import { format } from '../../../workspace/page/time.ts'

const parts = (at: number) => {
  const digits = format(at, 'en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const [, month = '', day = '', year = '', hours = '', minutes = '', seconds = ''] =
    /(\d+)\/(\d+)\/(\d+),? (\d+):(\d+):(\d+)/.exec(digits) ?? []
  return { YYYY: year, MM: month, DD: day, HH: hours, mm: minutes, ss: seconds }
}

/** A moment written as a column of a table asks for it: `YYYY/MM/DD HH:mm`. */
export function dateFrom(at: number, pattern = 'YYYY/MM/DD'): string {
  const known: Record<string, string> = parts(at)
  return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (name) => known[name] ?? name)
}
