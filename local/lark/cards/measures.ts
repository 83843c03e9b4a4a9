import * as z from 'zod'

const pixels = (least: number, most: number) => (part: string) => {
  const found = /^(-?\d{1,4})(px)?$/.exec(part)
  const size = Number(found?.[1])
  // facts-chat C5: a nought needs no unit.
  return found !== null && (size === 0 || found[2] === 'px') && size >= least && size <= most
}

const sides = (least: number, most: number) =>
  z.string().refine(
    (given) => {
      const parts = given.split(' ')
      return [1, 2, 4].includes(parts.length) && parts.every(pixels(least, most))
    },
    { error: `must be one, two or four sizes within [${least},${most}]px` },
  )

const size = (least: number, most: number) =>
  z
    .string()
    .refine(pixels(least, most), { error: `must be a size within [${least},${most}]px, or a word` })

/** The room around a component. */
export const Margin = sides(-99, 99)

/** The room within a container. */
export const Padding = sides(0, 99)

/** How far components stand from each other. */
export const Spacing = z.union([
  z.enum(['default', 'small', 'medium', 'large', 'extra_large']),
  size(0, 99),
])

/** How wide something to fill in is. */
export const FieldWidth = z.union([z.enum(['default', 'fill']), size(100, 9999)])

/** How wide a column is. */
export const ColumnWidth = z.union([z.enum(['auto', 'weighted']), size(16, 600)])

/** How wide a text is. */
export const TextWidth = z.union([z.enum(['fill', 'auto']), size(16, 999)])

/** How wide a column of a table is. */
export const TableColumnWidth = z.union([
  z.literal('auto'),
  z.string().regex(/^\d{1,3}%$/),
  size(80, 600),
])

/** A height that is given, or a word for it. */
export const heightOf = (words: [string, ...string[]], least: number, most: number) =>
  z.union([z.enum(words), size(least, most)])

/** How round a corner is. */
export const CornerRadius = z.union([z.string().regex(/^\d{1,3}%$/), size(0, 999)])

/** A colour by its name in Lark, by a name given in `config.style.color`, or by its parts. */
export const Colour = z
  .string()
  .regex(
    /^([a-z][a-z0-9_-]{0,29}|rgba\(\d{1,3}, ?\d{1,3}, ?\d{1,3}, ?(0|1|0?\.\d+|1\.0+|100%|\d{1,2}%)\))$/,
    { error: 'must be a colour' },
  )

/** Where things stand from left to right. */
export const HorizontalAlign = z.enum(['left', 'center', 'right'])

/** Where things stand from top to bottom. */
export const VerticalAlign = z.enum(['top', 'center', 'bottom'])

/** Which way components follow each other. */
export const Direction = z.enum(['vertical', 'horizontal'])
