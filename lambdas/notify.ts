import { cardOf } from '../shared/replies/draw.ts'
import type { Entry } from './aws/entry.ts'
import { houseOf } from './aws/house.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { learnLanguages } from './aws/reacting/languages.ts'
import { notifyReactor } from './aws/reacting/notify.ts'
import { type QueueFunction, queueHandler } from './aws/reacting/queue.ts'
import { messengersOf } from './chats/messengers.ts'

/** Tells in the chats what the journal has to tell. */
export const notifyFunction: Make<QueueFunction> = (settings, now) => {
  const { kernel, client, table } = houseOf(settings)
  const messengers = messengersOf(settings, consoleLog, now)
  const reactor = notifyReactor({
    client,
    table,
    now,
    store: kernel.store,
    messengers,
    draw: cardOf,
  })
  const entry = async (each: Entry) => {
    await learnLanguages(each, { kernel, messengers, now })
    await reactor.entry?.(each)
  }
  return queueHandler({ ...reactor, entry }, { client, table, now, log: consoleLog })
}

export const handler = onLambda(notifyFunction)
