import * as z from 'zod'
import type { Item } from '../rows.ts'

/** Each value names its type: `{"S":"…"}`. */
const Value = z.custom<Item[string]>(
  (value) => typeof value === 'object' && value !== null && Object.keys(value).length === 1,
)
const Line = z.object({ Item: z.record(z.string(), Value) })

/** An item as a line of an export has it: bytes in Base64. */
export const lineOf = (item: Item): string => JSON.stringify({ Item: item }, base64)

/** Bytes may have a way of their own to be written, which comes first: so it is looked at what stands there. */
function base64(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const standing = this[name]
  return standing instanceof Uint8Array ? Buffer.from(standing).toString('base64') : value
}

/** The item of a line of an export. */
export function itemFrom(line: string): Item {
  const hasBytes = line.includes('"B":') || line.includes('"BS":')
  return Line.parse(hasBytes ? JSON.parse(line, withBytes) : JSON.parse(line)).Item
}

/** Only where a text stands is `B` a type: an attribute of that name has an object there. */
function withBytes(name: string, value: unknown): unknown {
  if (name === 'B' && typeof value === 'string') return Buffer.from(value, 'base64')
  if (name === 'BS' && Array.isArray(value)) return value.map((each) => Buffer.from(each, 'base64'))
  return value
}
