/** Lark takes five messages a second for one person or one group, and five changes a second of one message. */
const MOST = 5

/** A little over a second: what we send evenly may arrive bunched. */
const WINDOW = 1_100

/** So many receivers are looked after before those that have been quiet are forgotten. */
const REMEMBERED = 500

/** Lets a call to a receiver go as soon as it is among the five of its second. */
export type Pace = (receiver: string) => Promise<void>

/** What keeping pace needs of the world: a clock of its own, which nobody puts forward, and a way to wait. */
export interface Ticking {
  clock(): number
  pause(milliseconds: number): Promise<void>
}

const real: Ticking = {
  clock: () => performance.now(),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
}

/** Keeps calls from one process at the pace that Lark takes. Calls wait in the order in which they came. */
export function paceOf({ clock, pause }: Ticking = real): Pace {
  const starts = new Map<string, number[]>()
  return async (receiver) => {
    const now = clock()
    const last = starts.get(receiver) ?? []
    const fifth = last.at(-MOST)
    const start = fifth === undefined ? now : Math.max(now, fifth + WINDOW)
    // The place is taken before waiting: whoever comes meanwhile stands behind.
    starts.set(receiver, [...last, start].slice(-MOST))
    if (starts.size > REMEMBERED) forget(starts, now)
    if (start > now) await pause(start - now)
  }
}

function forget(starts: Map<string, number[]>, now: number): void {
  for (const [receiver, times] of starts) {
    if ((times.at(-1) ?? 0) + WINDOW < now) starts.delete(receiver)
  }
}
