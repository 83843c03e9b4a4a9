import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import { messageOf } from '../shapes/message.ts'
import type { Site } from '../site.ts'
import { reword, say, takeBack } from '../talk/say.ts'
import { whisper } from '../talk/whisper.ts'
import { flag, Stamp } from './arguments.ts'
import { blocksFrom, content, fitting, spoken } from './content.ts'
import { method } from './method.ts'
import { addressed, joinedBy, knownTo, messageAt, personOf } from './places.ts'

const byBot = ({ options: { bot } }: Site) => ({
  user: bot.userId,
  bot_id: bot.botId,
  app_id: bot.appId,
})

const threadIn = (site: Site, channel: string, thread_ts: string | undefined) => {
  if (thread_ts === undefined) return undefined
  const root = site.world.timelines.get(channel)?.byTs.get(thread_ts)
  if (!root) throw new Refusal('thread_not_found')
  // A reply to a reply lands in the same thread.
  return root.thread_ts ?? root.ts
}

const ownMessage = (site: Site, channel: string, ts: string, code: string) => {
  const message = messageAt(site, channel, ts)
  if (message.user !== site.options.bot.userId) throw new Refusal(code)
  return message
}

/** The methods by which the bot speaks. */
export const chat = {
  'chat.postMessage': method(
    {
      channel: z.string(),
      ...content,
      thread_ts: Stamp.optional(),
      reply_broadcast: flag.optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
    },
    (site, { channel, thread_ts, reply_broadcast, metadata, ...given }) => {
      const { id } = addressed(site, channel)
      const message = say(site, {
        channel: id,
        ...byBot(site),
        ...spoken(given),
        thread_ts: threadIn(site, id, thread_ts),
        ...(reply_broadcast && thread_ts ? { broadcast: true } : {}),
        ...(metadata ? { metadata } : {}),
      })
      return { channel: id, ts: message.ts, message: messageOf(site, message, true) }
    },
  ),

  'chat.update': method(
    { channel: z.string(), ts: Stamp, ...content, reply_broadcast: flag.optional() },
    (site, { channel, ts, metadata, text, blocks }) => {
      const { id } = joinedBy(site, channel)
      const before = ownMessage(site, id, ts, 'cant_update_message')
      if (text === undefined && blocks === undefined && !metadata) throw new Refusal('no_text')
      const read = blocksFrom(blocks)
      const after = {
        ...before,
        text: fitting(text ?? before.text),
        // Blocks not mentioned stay, an empty list takes them away.
        blocks: read === undefined ? before.blocks : read.length > 0 ? read : undefined,
        metadata: metadata ?? before.metadata,
        edited: { user: before.user, ts: site.stamps.next() },
      }
      if (after.text === '' && !after.blocks) throw new Refusal('no_text')
      reword(site, before, after)
      return { channel: id, ts, text: after.text, message: messageOf(site, after, true) }
    },
  ),

  'chat.postEphemeral': method(
    { channel: z.string(), user: z.string(), ...content, thread_ts: Stamp.optional() },
    (site, { channel, user, thread_ts, metadata: _, ...given }) => {
      const conversation = joinedBy(site, channel)
      personOf(site, user)
      if (!conversation.members.includes(user)) throw new Refusal('user_not_in_channel')
      const message = whisper(site, user, {
        channel: conversation.id,
        ...byBot(site),
        ...spoken(given),
        thread_ts: threadIn(site, conversation.id, thread_ts),
      })
      return { message_ts: message.ts }
    },
  ),

  'chat.delete': method({ channel: z.string(), ts: Stamp }, (site, { channel, ts }) => {
    const { id } = joinedBy(site, channel)
    takeBack(site, ownMessage(site, id, ts, 'cant_delete_message'))
    return { channel: id, ts }
  }),

  'chat.getPermalink': method(
    { channel: z.string(), message_ts: Stamp },
    (site, { channel, message_ts }) => {
      const { id } = knownTo(site, channel)
      const message = messageAt(site, id, message_ts)
      const link = `${site.url()}/archives/${id}/p${message.ts.replace('.', '')}`
      const thread = message.thread_ts ? `?thread_ts=${message.thread_ts}&cid=${id}` : ''
      return { channel: id, permalink: link + thread }
    },
  ),
}
