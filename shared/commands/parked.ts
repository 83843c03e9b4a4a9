import * as z from 'zod'
import { retryParked } from '../domain/parked.ts'
import { activity } from './activity.ts'
import type { Entrance, Step } from './entrance.ts'

/** Having parked work done again; an administrator's, and in the journal. */
export const parkedRetry = activity({
  name: 'parked.retry',
  args: z.object({ id: z.string().min(1).max(1000) }),
  needs: () => [{ kind: 'head', id: 'company' }],
  decide: retryParked,
})

/** The button beside parked work on the administrator's home page. */
export const parkedRetryEntrance: Entrance = {
  name: parkedRetry.name,
  start: ({ args }): Step => ({ step: 'run', activity: parkedRetry.name, args }),
}
