/** Lark takes five messages a second for one person or one group, and five changes a second of one message. */
const MOST = 5

const SECOND = 1_000

/** Makes a call to a receiver as soon as it is among the five of its second. */
export type Pace = <T>(receiver: string, call: () => Promise<T>) => Promise<T>

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds))

/**
 * Keeps calls from one process at the pace that Lark takes, in the order in which they came. A call has its second
 * from when it is answered: however long each was on its way, no six of them can arrive within one.
 */
export function paceOf(pause = sleep): Pace {
  /** When the last five of each receiver have had their second. */
  const turns = new Map<string, Promise<void>[]>()
  return (receiver, call) => {
    const last = turns.get(receiver) ?? []
    const before = last.length < MOST ? Promise.resolve() : last[0]
    const going = Promise.resolve(before).then(call)
    const rest = () => pause(SECOND)
    const over = going.then(rest, rest).then(() => {
      if (turns.get(receiver)?.at(-1) === over) turns.delete(receiver)
    })
    turns.set(receiver, [...last, over].slice(-MOST))
    return going
  }
}
