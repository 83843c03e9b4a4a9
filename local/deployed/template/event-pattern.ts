import * as z from 'zod'

/** Which events are let through, as EventBridge writes it: every field one of some values. */
export type EventPattern = { readonly [field: string]: EventPattern | readonly unknown[] }

/** Whether an event fits. @throws on a comparison that is not known here */
export function fits(pattern: EventPattern, event: unknown): boolean {
  const fields = z.record(z.string(), z.unknown()).safeParse(event).data
  if (!fields) return false
  return Object.entries(pattern).every(([name, wanted]) =>
    isChoice(wanted) ? wanted.some((one) => isOne(one, fields[name])) : fits(wanted, fields[name]),
  )
}

const isChoice = (wanted: EventPattern | readonly unknown[]): wanted is readonly unknown[] =>
  Array.isArray(wanted)

const Prefix = z.strictObject({ prefix: z.string() })

function isOne(wanted: unknown, found: unknown): boolean {
  const prefix = Prefix.safeParse(wanted).data?.prefix
  if (prefix !== undefined) return typeof found === 'string' && found.startsWith(prefix)
  if (typeof wanted === 'object' && wanted !== null) {
    throw new Error(`not known here: ${JSON.stringify(wanted)}`)
  }
  return wanted === found
}
