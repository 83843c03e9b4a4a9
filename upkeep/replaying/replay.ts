import { consoleLog } from '../../lambdas/aws/log.ts'
import { outboxHandler } from '../../lambdas/aws/reacting/outbox.ts'
import type { Posting } from '../../lambdas/aws/reacting/posting.ts'
import { type Worker, workers } from '../../lambdas/aws/reacting/routes.ts'
import { streamHandler } from '../../lambdas/aws/reacting/stream.ts'
import { shelvesReactor } from '../../lambdas/aws/shelves/reactor.ts'
import type { Sort } from '../auditing/sorting.ts'
import type { Table } from '../rows.ts'
import { type Span, writtenSince } from '../written-since.ts'
import { givenUpBatches, type Window } from './given-up.ts'
import { handToReaders } from './hand-to-readers.ts'
import { sendBack } from './set-aside.ts'

/** Where what could not be done lies, and where it goes. */
export interface Replaying extends Posting {
  /** The queue of what the stream gave up, if it is to be looked at. */
  givenUp?: string | undefined
  /** How rows are sorted, if there are more than memory holds. */
  sort?: Sort | undefined
}

/** How much was handed on again. */
export interface Replayed {
  /** Messages, by the queue that had set them aside. */
  sentBack: Readonly<Record<Worker, number>>
  /** Rows of the times in which the stream gave something up. */
  handedOn: number
  /** Messages of something else among what was given up; they stay. */
  others: number
}

/**
 * Has done again what could not be done. The queues get back what they set aside. Of what the stream gave up only the
 * time is known, and the stream itself forgets within a day: so the table is read, and everything of that time, or since
 * a moment, is handed on again to both readers. What had been done has its trace, and is not done twice.
 */
export async function replay(
  { client, table }: Table,
  { givenUp: queue, sort, ...posting }: Replaying,
  since?: Date,
): Promise<Replayed> {
  const sentBack = { notify: 0, inbox: 0, documents: 0 }
  for (const worker of workers)
    sentBack[worker] = await sendBack(posting.sqs, posting.queues[worker])
  const givenUp = queue ? await givenUpBatches(posting.sqs, queue) : undefined
  const window = since ? untilNow(since, givenUp?.window) : givenUp?.window
  let handedOn: number | undefined
  try {
    handedOn = window ? await handOn({ ...window, sort }, { client, table }, posting) : 0
  } finally {
    await givenUp?.end(handedOn !== undefined)
  }
  return { sentBack, handedOn, others: givenUp?.others ?? 0 }
}

/** Hands everything of a time on to both who read the stream. */
function handOn(span: Span, { client, table }: Table, posting: Posting): Promise<number> {
  const reacting = { client, table, now: Date.now, log: consoleLog }
  return handToReaders(writtenSince({ client, table }, span), [
    streamHandler(shelvesReactor(client, table), reacting),
    outboxHandler(posting, reacting),
  ])
}

const untilNow = (since: Date, within: Window | undefined): Window => ({
  since: new Date(Math.min(since.getTime(), within?.since.getTime() ?? since.getTime())),
  until: new Date(),
})
