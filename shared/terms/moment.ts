import * as z from 'zod'

/** A moment: milliseconds since 1970-01-01T00:00:00Z. Commands bring it; nothing here reads a clock. */
export const Moment = z.int().nonnegative()
export type Moment = z.infer<typeof Moment>

export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000
