import * as z from 'zod'

/** The company: its counters and its people-independent settings. */
export const Company = z.object({
  kind: z.literal('company'),
  id: z.literal('company'),
  version: z.int(),
  name: z.string(),
  dossiers: z.int().nonnegative(),
  attorneys: z.int().nonnegative(),
  /** The number of the schedule in force. */
  schedule: z.int().nonnegative(),
  /** The number of the schedule last published, in force or not yet. The one that the house is built with is the first. */
  schedules: z.int().positive().default(1),
  /** Days off, beside Saturdays and Sundays. */
  holidays: z.array(z.iso.date()).default([]),
})
export type Company = z.infer<typeof Company>
