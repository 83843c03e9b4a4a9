import { Chat } from '../shared/terms/chat.ts'
import { houseOf } from './aws/house.ts'
import { InboxItem } from './aws/inbox.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { begin } from './aws/reacting/effects.ts'
import { type QueueFunction, queueHandler } from './aws/reacting/queue.ts'
import { earsOf } from './chats/ears.ts'

/** Works on what people said to us: mentions, direct messages, shared files, the home page opened. */
export const inboxFunction: Make<QueueFunction> = (settings, now) => {
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
  return queueHandler({ name: 'inbox', inbox }, { client, table, now, log: consoleLog })
}

/** Ids of Slack's items are Slack's own; those of another chat begin with its name. */
const chatOf = (id: string): Chat => Chat.safeParse(id.split(':')[0]).data ?? 'slack'

export const handler = onLambda(inboxFunction)
