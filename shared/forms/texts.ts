import * as z from 'zod'

const blankIsAbsent = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value

/** A line or paragraph that must be filled in. */
export const filled = (max: number) => z.string().trim().min(1).max(max)

/** A line or paragraph that may be left empty: blank counts as absent. */
export const open = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => blankIsAbsent(text) as string | undefined)
