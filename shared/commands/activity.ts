import type * as z from 'zod'
import type { Decision } from '../domain/decision.ts'
import type { Look, World } from '../domain/world.ts'
import type { Ref } from './ports.ts'

/** Something that can be asked for: what must be read, and how it is decided. */
export interface Activity<Args extends z.ZodType = z.ZodType> {
  name: string
  /** What is accepted. Issues come back by field name. */
  args: Args
  /** What the decision reads, as far as the request itself tells: fetched in the first round trip. */
  needs(args: z.output<Args>): Ref[]
  decide(args: z.output<Args>, world: World, look: Look): Decision | Promise<Decision>
}

/** Keeps the types of an activity together. */
export const activity = <Args extends z.ZodType>(it: Activity<Args>): Activity<Args> => it
