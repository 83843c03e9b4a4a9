import * as z from 'zod'

// Forms carry text only, JSON bodies carry values: both are read alike.

/** Yes or no. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', '1']).transform(() => true),
  z.enum(['false', '0']).transform(() => false),
])

/** A whole number within bounds. */
export const whole = (least: number, most: number) =>
  z.coerce.number().pipe(z.int().min(least).max(most))

const unpacked = (value: unknown) => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

/** A value that forms carry as JSON text. */
export const packed = <Inner extends z.ZodType>(inner: Inner) => z.preprocess(unpacked, inner)

/** Names separated by commas. */
export const listed = z.string().transform((text) => text.split(',').map((part) => part.trim()))

/** A timestamp of a message. */
export const Stamp = z.string().regex(/^\d{10}\.\d{6}$/)

/** Arguments of every method that gives pages. */
export const paging = { cursor: z.string().optional(), limit: whole(1, 1000).default(100) }
