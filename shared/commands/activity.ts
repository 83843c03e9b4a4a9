import type * as z from 'zod'
import type { Decision } from '../domain/decision.ts'
import type { Look, World } from '../domain/world.ts'
import type { Ref } from './ports.ts'

/** Something that can be asked for. What was asked is read once; then it can be decided as often as races demand. */
export interface Activity {
  name: string
  read(args: unknown): { asked: Asked } | { issues: readonly z.core.$ZodIssue[] }
}

/** A request that reads well: what its decision needs, and the decision. */
export interface Asked {
  /** What the decision reads, as far as the request itself tells: fetched in the first round trip. */
  needs: Ref[]
  decide(world: World, look: Look): Decision | Promise<Decision>
}

/** Makes an activity from what it accepts, what it needs and how it decides. */
export function activity<Args extends z.ZodType>(it: {
  name: string
  args: Args
  needs(args: z.output<Args>): Ref[]
  decide(args: z.output<Args>, world: World, look: Look): Decision | Promise<Decision>
}): Activity {
  return {
    name: it.name,
    read: (args) => {
      const parsed = it.args.safeParse(args)
      if (!parsed.success) return { issues: parsed.error.issues }
      return {
        asked: {
          needs: it.needs(parsed.data),
          decide: (world, look) => it.decide(parsed.data, world, look),
        },
      }
    },
  }
}
