import { tell } from '../deliver/events.ts'
import { messageOf } from '../shapes/message.ts'
import { keep, type Site } from '../site.ts'
import { channelType } from '../world/conversations.ts'
import type { Message } from '../world/message.ts'

const heardByBot = (site: Site, channel: string) => {
  const conversation = site.world.conversations.get(channel)
  return conversation?.members.includes(site.options.bot.userId) ? conversation : undefined
}

/** A message is said, and the bot hears it where it is a member. */
export const say = (site: Site, draft: Omit<Message, 'ts'>): Message => {
  const message = { ...draft, ts: site.stamps.next() }
  keep(site, message)
  const conversation = heardByBot(site, message.channel)
  if (!conversation) return message
  const { bot } = site.options
  const shown = {
    ...messageOf(site, message, true),
    channel: message.channel,
    event_ts: message.ts,
  }
  tell(site, { ...shown, channel_type: channelType(conversation) })
  const mentioned = message.text.includes(`<@${bot.userId}>`) && message.user !== bot.userId
  if (mentioned && conversation.kind !== 'im') {
    const { subtype: _, ...rest } = shown
    tell(site, { ...rest, type: 'app_mention' })
  }
  return message
}

/** The bot hears of what nobody is shown as a message of its own. */
const tellChange = (
  site: Site,
  channel: string,
  change: { subtype: string; [more: string]: unknown },
) => {
  const conversation = heardByBot(site, channel)
  if (!conversation) return
  tell(site, {
    type: 'message',
    hidden: true,
    channel,
    channel_type: channelType(conversation),
    ts: site.stamps.next(),
    event_ts: site.stamps.next(),
    ...change,
  })
}

/** A message gets other words; the bot hears of it. */
export const reword = (site: Site, before: Message, after: Message): Message => {
  keep(site, after)
  tellChange(site, after.channel, {
    subtype: 'message_changed',
    message: messageOf(site, after, true),
    previous_message: messageOf(site, before, true),
  })
  return after
}

/** A message goes; under replies a stone stays where it was. */
export const takeBack = (site: Site, message: Message) => {
  const replies = site.world.timelines.get(message.channel)?.threads.get(message.ts) ?? []
  if (replies.length > 0) {
    const { channel, ts, thread_ts } = message
    const text = 'This message was deleted.'
    keep(site, { channel, ts, thread_ts, user: 'USLACKBOT', text, subtype: 'tombstone' })
  } else site.record({ kind: 'removed', channel: message.channel, ts: message.ts })
  tellChange(site, message.channel, {
    subtype: 'message_deleted',
    deleted_ts: message.ts,
    previous_message: messageOf(site, message, true),
  })
}
