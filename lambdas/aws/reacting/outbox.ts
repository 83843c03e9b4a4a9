import type { DynamoDBRecord } from 'aws-lambda'
import { type Posting, post } from './posting.ts'
import { type Reacting, type Reactor, reactOnce } from './reactor.ts'
import { reactorAsked } from './replayed.ts'
import { type Outgoing, routesOf } from './routes.ts'
import { ALL_DONE, failedFrom, type StreamFunction, writtenIn } from './stream.ts'

const NAME = 'outbox'

/** What could not be sent because a queue is away or busy: that passes by itself. */
class QueueAway extends Error {
  override readonly name = 'QueueAway'
  readonly retryAfter = 1
}

/**
 * Makes the stream function that puts into the queues what their functions have to do. Everything goes in order and many
 * at a time. A queue that is away is waited for; a row that cannot go is taken alone: tried again, and parked in the end.
 */
export function outboxHandler(posting: Posting, reacting: Reacting): StreamFunction {
  const reactor = outboxReactor(posting)
  return async ({ Records }) => {
    let left = Records
    for (;;) {
      const stop = await postUpTo(left, posting)
      if (!stop) return ALL_DONE
      const { record, row, fault } = stop
      if (fault !== undefined) {
        reacting.log('outbox.waits', { fault })
        return failedFrom(record)
      }
      if ((await reactOnce(reactor, row, reacting)) === 'failed') return failedFrom(record)
      left = left.slice(left.indexOf(record) + 1)
    }
  }
}

/** Sends for one row at a time. */
const outboxReactor = (posting: Posting): Reactor => {
  const send = async (row: Record<string, unknown>) => {
    const [unsent] = await post(routesOf(row), posting)
    if (!unsent) return
    throw unsent.refused ? new Error(`the queue refused: ${unsent.fault}`) : new QueueAway()
  }
  return { name: NAME, entry: (entry) => send({ ...entry }), inbox: send }
}

/** The first record that did not go with the others. */
interface Stop {
  record: DynamoDBRecord
  row: Record<string, unknown>
  /** Why it waits; none when it has to be taken alone. */
  fault?: string
}

type Sent = Outgoing & { from: Stop }

/** Sends for all records up to the first that has to be taken alone. */
async function postUpTo(
  records: readonly DynamoDBRecord[],
  posting: Posting,
): Promise<Stop | undefined> {
  const messages: Sent[] = []
  let alone: Stop | undefined
  for (const record of records) {
    const row = writtenIn(record)
    if (!row) continue
    const from = { record, row }
    const routes = routesTogether(row)
    if (!routes) {
      alone = from
      break
    }
    messages.push(...routes.map((route) => ({ ...route, from })))
  }
  const unsent = await post(messages, posting)
  const first = records.find((record) =>
    unsent.some(({ message }) => message.from.record === record),
  )
  const why = unsent.find(({ message }) => message.from.record === first)
  if (!why) return alone
  const { message, refused, fault } = why
  return refused ? message.from : { ...message.from, fault }
}

/** Where a row goes with others; nowhere when that cannot be read, or parked work of our own is to be done again. */
function routesTogether(row: Record<string, unknown>): Outgoing[] | undefined {
  if (reactorAsked(row) === NAME) return undefined
  try {
    return routesOf(row)
  } catch {
    return undefined
  }
}
