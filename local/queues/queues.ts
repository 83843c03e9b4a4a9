import { journalIn } from '../workspace/journal.ts'
import { Change } from './kept.ts'
import { type Queue, type QueueKind, queueOf } from './queue.ts'

/** All queues of one place, with one journal. */
export interface Queues {
  all: readonly Queue[]
  named(name: string): Queue | undefined
  /** Puts dead letters back where they came from, and says how many. */
  sendBack(deadLetters: Queue): number
  close(): void
}

/** Opens the queues of a directory with what they hold; without a directory they forget. */
export function openQueues(
  kinds: readonly QueueKind[],
  { directory, now = Date.now }: { directory?: string; now?: () => number } = {},
): Queues {
  let keep: (change: Change) => void = () => undefined
  const all: Queue[] = kinds.map((kind) =>
    queueOf(
      kind,
      (change) => keep(change),
      (message) => named(kind.deadLetters?.queue ?? '')?.put({ ...message, from: kind.name }),
      now,
    ),
  )
  const named = (name: string) => all.find(({ kind }) => kind.name === name)
  const journal = journalIn(directory, Change, (past) => {
    for (const change of past) named(change.queue)?.apply(change)
    return all.flatMap((queue) => queue.kept())
  })
  keep = journal.append
  return {
    all,
    named,
    sendBack: (deadLetters) => {
      const letters = deadLetters.empty()
      for (const { from, firstReceivedAt: _, ...letter } of letters)
        named(from ?? '')?.put({ ...letter, received: 0 })
      return letters.length
    },
    close: () => journal.close(),
  }
}
