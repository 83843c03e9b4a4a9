import * as z from 'zod'
import { visible } from '../terms/visible.ts'

/** What nobody can see is not kept: a name of it alone is none, and two names that look alike are alike. */
const seen = () => z.string().overwrite(visible)

const blankIsAbsent = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value

/** A line or paragraph that must be filled in. */
export const filled = (max: number) => seen().trim().min(1).max(max)

/** A line or paragraph that may be left empty: blank counts as absent. */
export const open = (max: number) =>
  seen()
    .max(max)
    .optional()
    .transform((text) => blankIsAbsent(text) as string | undefined)

/** A line that may be left empty, and must be well made when it is not. */
export const optional = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z
    .string()
    .optional()
    .transform((text) => blankIsAbsent(text) as string | undefined)
    .pipe(schema.optional())

/** Several short texts in one line, with commas or 顿号 between them. */
export const listed = (max: number) =>
  seen()
    .max(max)
    .optional()
    .transform((text = '') => [
      ...new Set(
        text
          .split(/[、,\uff0c;\uff1b\n]/)
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ),
    ])
