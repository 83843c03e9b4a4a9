import { askingOf } from '../bot/slack/asking.ts'
import { clientOf } from '../bot/slack/client.ts'
import { workEvent } from '../bot/slack/events.ts'
import { Heard } from '../bot/slack/heard.ts'
import { slackMessenger } from '../bot/slack/messenger.ts'
import { activities, entrances } from '../shared/commands/catalogue.ts'
import { houseOf } from './aws/house.ts'
import { InboxItem } from './aws/inbox.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { begin } from './aws/reacting/effects.ts'
import { type StreamFunction, streamHandler } from './aws/reacting/stream.ts'
import { installationOf } from './installation.ts'

/** Works on what people said to us: mentions, direct messages, shared files, the home page opened. */
export const inboxFunction: Make<StreamFunction> = (settings, now) => {
  const { kernel, client, table, shelves } = houseOf(settings)
  const installation = installationOf(settings)
  const ears = {
    house: { kernel, shelves, activities, entrances },
    messenger: slackMessenger(installation, consoleLog),
    askFile: askingOf(clientOf(installation, consoleLog)),
    now,
  }
  const inbox = async (row: Record<string, unknown>) => {
    const { id, event } = InboxItem.parse(row)
    const again = (await begin({ client, table, now }, id)) !== undefined
    await workEvent({ id, event: Heard.parse(event), again }, ears)
  }
  return streamHandler({ name: 'inbox', inbox }, { client, table, now, log: consoleLog })
}

export const handler = onLambda(inboxFunction)
