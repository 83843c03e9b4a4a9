import { slackMessenger } from '../bot/slack/messenger.ts'
import { cardOf } from '../shared/replies/draw.ts'
import { houseOf } from './aws/house.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { notifyReactor } from './aws/reacting/notify.ts'
import { type StreamFunction, streamHandler } from './aws/reacting/stream.ts'
import { installationOf } from './installation.ts'

/** Tells in the chats what the journal has to tell. */
export const notifyFunction: Make<StreamFunction> = (settings, now) => {
  const { kernel, client, table } = houseOf(settings)
  const reactor = notifyReactor({
    client,
    table,
    now,
    store: kernel.store,
    messengers: { slack: slackMessenger(installationOf(settings), consoleLog) },
    draw: cardOf,
  })
  return streamHandler(reactor, { client, table, now, log: consoleLog })
}

export const handler = onLambda(notifyFunction)
