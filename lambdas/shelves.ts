import { tableOf } from './aws/client.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { type StreamFunction, streamHandler } from './aws/reacting/stream.ts'
import { shelvesReactor } from './aws/shelves/reactor.ts'

/** Keeps the shelves that people look things up on: names, desks, the register, what is due. */
export const shelvesFunction: Make<StreamFunction> = (settings, now) => {
  const { client, table } = tableOf(settings)
  return streamHandler(shelvesReactor(client, table), { client, table, now, log: consoleLog })
}

export const handler = onLambda(shelvesFunction)
