import type { Site } from '../site.ts'
import type { Chat } from '../world/chats.ts'
import type { Message } from '../world/message.ts'

/** A chat that the person is in. */
export const openTo = (site: Site, person: string, chat: string): Chat | undefined => {
  const found = site.world.chats.get(chat)
  return found?.members.includes(person) ? found : undefined
}

/** A message that the person can see. */
export const seenBy = (site: Site, person: string, id: string): Message | undefined => {
  const message = site.world.messages.get(id)
  return message && openTo(site, person, message.chat) ? message : undefined
}

/** The message of a chat that is answered to; false where it is not there. */
export const targetIn = ({ world }: Site, chat: string, id: string | undefined) => {
  if (id === undefined) return undefined
  const message = world.messages.get(id)
  return message?.chat === chat ? message : false
}
