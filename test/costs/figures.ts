import * as z from 'zod'
import { deedNames } from './deeds.ts'
import { functionNames, Spent, SpentByFunction } from './spent.ts'

const Deed = z.object({ spent: SpentByFunction, kept: z.number() })
const Milliseconds = z.partialRecord(z.enum(functionNames), z.number())

/** Everything that was measured for the page of costs. */
export const Figures = z.object({
  measuredOn: z.string(),
  machine: z.string(),
  /** With 100 customers stored. */
  deeds: z.record(z.enum(deedNames), Deed),
  /** The same with 10,000 customers stored, the one that is dealt with having a long history. */
  crowded: z.object({
    customers: z.number(),
    visits: z.number(),
    deeds: z.partialRecord(z.enum(deedNames), Deed),
  }),
  /** One strike of the clock, when nothing is due. */
  clock: Spent,
  /** Bytes: an original, a page drawn of it, and a page as it is sent to its reader. */
  files: z.object({
    original: z.number(),
    pages: z.number(),
    pageBytes: z.number(),
    sent: z.number(),
  }),
  /** Processor time in milliseconds, from the bundles: of each deed, of every start, of a strike of the clock. */
  processor: z.object({
    deeds: z.record(z.enum(deedNames), Milliseconds),
    starts: Milliseconds,
    tick: z.number(),
  }),
})
export type Figures = z.infer<typeof Figures>
