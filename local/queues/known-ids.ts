/** So long a message that is sent again is known: SQS's five minutes. */
const KNOWN_FOR = 5 * 60_000

/** A message that was sent, though it may be done by now. */
interface Sent {
  id: string
  sequence: number
  at: number
}

/** The deduplication ids of the last five minutes. */
export function knownIds(now: () => number) {
  // The oldest first, as they come.
  const known = new Map<string, Sent>()
  const forget = () => {
    for (const [name, { at }] of known) {
      if (at + KNOWN_FOR > now()) return
      known.delete(name)
    }
  }
  return {
    learn: (name: string, { id, sequence, at }: Sent) => {
      known.delete(name)
      known.set(name, { id, sequence, at })
    },
    find: (name: string): Sent | undefined => {
      forget()
      return known.get(name)
    },
    all: (): [string, Sent][] => {
      forget()
      return [...known]
    },
  }
}
