import * as z from 'zod'
import { Day } from '../terms/day.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'

const Brief = z.object({ id: z.string(), title: z.string(), on: Day })

/** For so many months a digest knows how often a customer was visited. */
export const VISIT_MONTHS = 12

/**
 * Dossier (案卷): one customer's, with what a summary shows kept short beside it,
 * so that a summary costs the same after ten visits and after ten thousand.
 */
export const Dossier = z.object({
  kind: z.literal('dossier'),
  /** The customer's id. */
  id: z.string(),
  version: z.int(),
  visits: z.int().nonnegative(),
  /** By month, as `2026-11`: the latest {@link VISIT_MONTHS}. None in a digest opened before they were counted. */
  visitMonths: z.record(z.string(), z.int().positive()).optional(),
  lastVisits: z
    .array(
      Brief.extend({ by: z.string(), byName: z.string(), urgency: z.enum(['daily', 'urgent']) }),
    )
    .max(5),
  /** Commitments and next steps not yet due, newest first. */
  commitments: z.array(Brief.extend({ dueOn: Day.optional() })).max(5),
  /** By level, because each reader sees only what they may know of. */
  documents: z.partialRecord(
    SecrecyLevel,
    z.object({
      count: z.int().nonnegative(),
      last: z.array(Brief.extend({ archiveNumber: z.string() })).max(5),
    }),
  ),
  /** Items filed so far by part and year, as `2-2026`: the next archive number. */
  items: z.record(z.string(), z.int().nonnegative()),
  /** Borrow requests made so far: the next request number. */
  requests: z.int().nonnegative(),
})
export type Dossier = z.infer<typeof Dossier>

/** A dossier just opened. */
export const newDossier = (customerId: string): Dossier => ({
  kind: 'dossier',
  id: customerId,
  version: 1,
  visits: 0,
  visitMonths: {},
  lastVisits: [],
  commitments: [],
  documents: {},
  items: {},
  requests: 0,
})
