import type { QueueFunction } from '../lambdas/aws/reacting/queue.ts'
import { recordOf } from './queues/handed-out.ts'
import type { Queue } from './queues/queue.ts'

/** A function fed from its queue until it is stopped. */
export interface QueueLoop {
  /** Resolves when nothing waits in the queue any more, with how much was done since the start. */
  settled(): Promise<number>
  stop(): Promise<void>
}

/** Milliseconds until something happens anyway. */
const LONG = 60_000

/**
 * Feeds a queue to a function, as an event source mapping does: a batch at a time; what the function does not
 * give back is done with, what it does give back comes again after a rest.
 */
export function startQueueLoop(options: {
  queue: Queue
  handler: QueueFunction
  batchSize: number
  /** Before what failed is tried again. */
  restMs?: number
}): QueueLoop {
  const { queue, handler, batchSize, restMs = 100 } = options
  let stopped = false
  let handled = 0
  const waiting = new Set<() => void>()
  const running = run()

  return {
    settled: async () => {
      while (!stopped && !queue.isEmpty()) await changed()
      return handled
    },
    stop: async () => {
      stopped = true
      for (const wake of waiting) wake()
      await running
    },
  }

  /** Resolves when the queue has changed, or there is nothing more to wait for. */
  function changed(): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        waiting.delete(wake)
        done()
      }
      waiting.add(wake)
      void queue.changed(LONG).then(wake)
    })
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const batch = queue.receive(batchSize)
      if (batch.length === 0) {
        await changed()
        continue
      }
      const failed = await hand(batch.map((each) => recordOf(queue.kind.name, each)))
      for (const { message, receipt } of batch) {
        if (failed === 'all' || failed.has(message.id)) queue.hide(receipt, restMs / 1000)
        else queue.delete(receipt)
      }
      handled += batch.length
    }
  }

  /** The messages that the function gave back; all of them if it came to no end. */
  async function hand(
    records: Parameters<QueueFunction>[0]['Records'],
  ): Promise<Set<string> | 'all'> {
    try {
      const { batchItemFailures } = await handler({ Records: records })
      const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
      const given = new Set(records.map(({ messageId }) => messageId))
      // A name that it was not given is taken for a failure of everything, as Lambda does.
      return failed.every((id) => given.has(id)) ? new Set(failed) : 'all'
    } catch {
      return 'all'
    }
  }
}
