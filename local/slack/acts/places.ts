import type { Site } from '../site.ts'
import type { Conversation } from '../world/conversation.ts'
import type { Message } from '../world/message.ts'

/** A conversation that the person is in. */
export const openTo = (site: Site, person: string, channel: string): Conversation | undefined => {
  const conversation = site.world.conversations.get(channel)
  return conversation?.members.includes(person) ? conversation : undefined
}

/** A message that the person can see. */
export const seenBy = (
  site: Site,
  person: string,
  { channel, ts }: { channel: string; ts: string },
): { conversation: Conversation; message: Message; ephemeral: boolean } | undefined => {
  const conversation = openTo(site, person, channel)
  if (!conversation) return undefined
  const kept = site.world.timelines.get(channel)?.byTs.get(ts)
  const message = kept ?? site.ephemerals.find(person, ts)
  return message && { conversation, message, ephemeral: kept === undefined }
}
