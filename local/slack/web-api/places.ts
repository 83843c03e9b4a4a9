import { personIn } from '../../workspace/people.ts'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'
import type { Conversation } from '../world/conversation.ts'
import type { Message } from '../world/message.ts'
import { directId } from '../world/names.ts'

/** The person of that id. */
export const personOf = (site: Site, id: string) => {
  const person = site.people.get(id)
  if (!person) throw new Refusal('user_not_found')
  return person
}

/** A conversation that the bot can know of: public, or with the bot in it. */
export const knownTo = (site: Site, id: string): Conversation => {
  const conversation = site.world.conversations.get(id)
  const member = conversation?.members.includes(site.options.bot.userId)
  if (!conversation || (conversation.kind !== 'channel' && !member))
    throw new Refusal('channel_not_found')
  return conversation
}

/** A conversation with the bot in it. */
export const joinedBy = (site: Site, id: string): Conversation => {
  const conversation = knownTo(site, id)
  if (!conversation.members.includes(site.options.bot.userId)) throw new Refusal('not_in_channel')
  return conversation
}

/** Where a message goes: a person's id stands for the direct conversation with them. */
export const addressed = (site: Site, id: string): Conversation =>
  joinedBy(site, personIn(site.people, id) ? directId(id) : id)

/** A message in a conversation. */
export const messageAt = (site: Site, channel: string, ts: string): Message => {
  const message = site.world.timelines.get(channel)?.byTs.get(ts)
  if (!message) throw new Refusal('message_not_found')
  return message
}
