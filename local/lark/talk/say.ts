import { tell } from '../deliver/events.ts'
import { receivedOf } from '../shapes/received.ts'
import { hasBot, keep, type Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { newId } from '../world/names.ts'

/** Whether Lark tells the bot: in one-to-one chats always, in groups when it is mentioned or may hear everything. */
const heard = (site: Site, { chat, sender, mentions = [] }: Message) => {
  const { app } = site.options
  if (sender === app.botOpenId || !hasBot(site, chat)) return false
  return (
    site.world.chats.get(chat)?.kind === 'p2p' ||
    app.hearsGroups ||
    mentions.some(({ openId }) => openId === app.botOpenId)
  )
}

/** Where a reply to a message belongs. */
export const under = (target: Message | undefined, threaded: boolean) =>
  target && { parent: target.id, root: target.root ?? target.id, ...(threaded && { threaded }) }

/** A message is said, and the bot hears it where it may. */
export const say = (site: Site, draft: Omit<Message, 'id' | 'createdAt'>): Message => {
  const message = { ...draft, id: newId('om'), createdAt: Math.floor(site.clock.now()) }
  keep(site, message)
  if (heard(site, message)) tell(site, 'im.message.receive_v1', receivedOf(site, message))
  return message
}
