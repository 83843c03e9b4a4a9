import { setTimeout as pause } from 'node:timers/promises'

/** Something that people do, so often a second, whether or not what they did before has come to its end. */
export interface Habit {
  kind: string
  perSecond: number
  /** Does it; it was due at this time. */
  act(due: number): Promise<unknown>
}

/** Has all habits go on for a time. Ends when the last that was begun has. */
export async function keepComing(habits: readonly Habit[], forMs: number): Promise<void> {
  const begun = performance.now()
  await Promise.all(habits.map((habit, index) => comes(habit, begun + 37 * index, begun + forMs)))
}

async function comes({ perSecond, act }: Habit, from: number, until: number): Promise<void> {
  const under = new Set<Promise<unknown>>()
  for (let due = from; due < until; due += 1000 / perSecond) {
    await pause(Math.max(0, due - performance.now()))
    const doing = act(due).finally(() => under.delete(doing))
    under.add(doing)
  }
  await Promise.all(under)
}
