import * as z from 'zod'

/** Answers by block id and action id, as `view.state.values` holds them. */
export const Values = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
export type Values = z.infer<typeof Values>
