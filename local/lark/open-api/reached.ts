import { hasBot, type Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { invalidParameter, Refusal } from './refusal.ts'

const outside = () => new Refusal(230002, 'Bot/User can NOT be out of the chat.')

/** A chat that the bot is in. */
export const chatOfBot = (site: Site, chat: string): string => {
  if (!site.world.chats.has(chat)) throw invalidParameter('invalid container_id')
  if (!hasBot(site, chat)) throw outside()
  return chat
}

/** A message in a chat that the bot is in. */
export const messageOfBot = (site: Site, id: string): Message => {
  const message = site.world.messages.get(id)
  if (!message) throw invalidParameter('invalid message_id')
  if (!hasBot(site, message.chat)) throw outside()
  return message
}

/** A message that the bot sent itself. */
export const ownMessage = (site: Site, id: string, code: number): Message => {
  const message = messageOfBot(site, id)
  if (message.sender !== site.options.app.botOpenId)
    throw new Refusal(code, 'The operator is not the sender of the message.')
  return message
}
