import { type Due, dueName } from '../domain/due.ts'
import type { Moment } from '../terms/moment.ts'
import type { Activity } from './activity.ts'
import { execute, type Kernel } from './execute.ts'

/** Where what becomes due is kept. It may hold what is long settled: every activity looks again. */
export interface DueShelf {
  /** Everything due by now, since it was last looked. */
  before(now: Moment): Promise<Due[]>
  /** Ends of open things that time has passed, whatever became of their rows: the sweep. */
  missed(now: Moment): Promise<Due[]>
  /** Done with. */
  settle(due: Due): Promise<void>
  /** An end that turned out not to be one is swept no more. */
  forget(due: Due): Promise<void>
  looked(now: Moment): Promise<void>
}

export interface Clock {
  kernel: Kernel
  shelf: DueShelf
  activityNamed(name: string): Activity
  /** What could not be done, by name only; it is tried again at the next tick. */
  failed(due: Due, error: unknown): void
}

/** Does what has become due, each once: the id of its command is the thing and its time. */
export async function tick(now: Moment, clock: Clock): Promise<void> {
  const { shelf } = clock
  let left = 0
  for (const due of await shelf.before(now)) {
    const outcome = await ask(due, now, clock)
    if (outcome === 'left') left++
    else await shelf.settle(due)
  }
  for (const due of await shelf.missed(now)) {
    if ((await ask(due, now, clock)) === 'nothing') await shelf.forget(due)
  }
  // Until all of it is done the next tick looks from the same moment on.
  if (left === 0) await shelf.looked(now)
}

async function ask(due: Due, now: Moment, clock: Clock): Promise<'done' | 'nothing' | 'left'> {
  const { activity: name, args } = due
  try {
    const answer = await execute(
      {
        id: `clock/${dueName(due)}`,
        name,
        by: { house: 'house' },
        at: now,
        inReadingRoom: false,
        args,
      },
      clock.activityNamed(name),
      clock.kernel,
    )
    if (answer.kind === 'busy') return 'left'
    return answer.kind === 'done' ? 'done' : 'nothing'
  } catch (error) {
    clock.failed(due, error)
    return 'left'
  }
}
