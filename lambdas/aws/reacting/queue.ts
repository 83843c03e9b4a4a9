import { setTimeout as pause } from 'node:timers/promises'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { faultOf } from './fault.ts'
import { type Reacting, type Reactor, reactOnce } from './reactor.ts'
import { rowAt } from './row.ts'

/** A function that a queue calls. */
export type QueueFunction = (event: SQSEvent) => Promise<SQSBatchResponse>

/** All that a message carries: the key of the row that it is about. */
const Message = z.object({ pk: z.string().min(1), sk: z.string().min(1) })

/**
 * For so long after a batch came, what fails is tried again at once: a message that is given back comes only
 * when it is visible again, which is minutes. A function's own end lies beyond it, with one last wait.
 */
const TRYING_MS = 20_000

/** Before the second try; before each further one it is twice as long. */
const SHORTEST_REST_MS = 100

/**
 * Makes a queue function of a reactor. What failed is given back alone; in an ordered queue also what comes after it
 * in its group, so that order is kept.
 */
export const queueHandler =
  (reactor: Reactor, reacting: Reacting): QueueFunction =>
  async ({ Records }) => {
    const until = Date.now() + TRYING_MS
    const held = new Set<string>()
    const failed: SQSRecord[] = []
    for (const record of Records) {
      const group = record.attributes.MessageGroupId
      if (group !== undefined && held.has(group)) {
        failed.push(record)
      } else if (!(await isDealtWith(record, until, reactor, reacting))) {
        failed.push(record)
        if (group !== undefined) held.add(group)
      }
    }
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }

/** Whether a message needs nothing more: done, parked, or about a row that was let go. */
async function isDealtWith(
  { messageId, body }: SQSRecord,
  until: number,
  reactor: Reactor,
  reacting: Reacting,
): Promise<boolean> {
  try {
    const row = await rowAt(reacting, Message.parse(JSON.parse(body)))
    if (!row) return true
    for (let rest = SHORTEST_REST_MS; ; rest *= 2) {
      if ((await reactOnce(reactor, row, reacting)) !== 'failed') return true
      if (Date.now() + rest > until) return false
      await pause(rest)
    }
  } catch (error) {
    // The message says nothing, or the store is away and nothing could be counted.
    reacting.log('queue.failed', { reactor: reactor.name, messageId, fault: faultOf(error) })
  }
  return false
}
