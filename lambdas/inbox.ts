import { activities, entrances } from '../shared/commands/catalogue.ts'
import { Chat } from '../shared/terms/chat.ts'
import { type House, houseOf } from './aws/house.ts'
import { InboxItem } from './aws/inbox.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { begin } from './aws/reacting/effects.ts'
import { type StreamFunction, streamHandler } from './aws/reacting/stream.ts'
import type { Settings } from './aws/settings.ts'
import { larkFaceOn, larkInstallationOf, slackInstallationOf } from './installation.ts'

/** Works on one item of the inbox, in the chat that told it. */
type Ears = (item: { id: string; event: unknown; again: boolean }) => Promise<void>

/** Works on what people said to us: mentions, direct messages, shared files, the home page opened. */
export const inboxFunction: Make<StreamFunction> = (settings, now) => {
  const house = houseOf(settings)
  const { client, table } = house
  const ears = earsOf(settings, house, now)
  const inbox = async (row: Record<string, unknown>) => {
    const { id, event } = InboxItem.parse(row)
    const work = await ears[chatOf(id)]
    // What a chat told that the house has left since is nobody's to answer.
    if (!work) return consoleLog('inbox.unheard', { id })
    const again = (await begin({ client, table, now }, id)) !== undefined
    await work({ id, event, again })
  }
  return streamHandler({ name: 'inbox', inbox }, { client, table, now, log: consoleLog })
}

/** Ids of Slack's items are Slack's own; those of another chat begin with its name. */
const chatOf = (id: string): Chat => Chat.safeParse(id.split(':')[0]).data ?? 'slack'

/** Ears for each chat that the house is in. Of another chat nothing is loaded: each has a heavy library. */
function earsOf(
  settings: Settings,
  house: House,
  now: () => number,
): Partial<Record<Chat, Promise<Ears>>> {
  const { kernel, shelves } = house
  const slack = slackInstallationOf(settings)
  const lark = larkInstallationOf(settings)
  const listening = { house: { kernel, shelves, activities, entrances }, now, log: consoleLog }
  return {
    ...(slack
      ? { slack: import('../bot/slack/ears.ts').then((it) => it.slackEars(slack, listening)) }
      : {}),
    ...(lark
      ? {
          lark: import('../bot/lark/ears.ts').then((it) =>
            it.larkEars(larkFaceOn(lark, house, now)),
          ),
        }
      : {}),
  }
}

export const handler = onLambda(inboxFunction)
