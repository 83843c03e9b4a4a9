import * as z from 'zod'
import { complaintsOf } from '../block-kit/complaint.ts'
import type { Reply } from '../live/response-urls.ts'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'
import { reword, say, takeBack } from '../talk/say.ts'
import { whisper } from '../talk/whisper.ts'
import { flag } from '../web-api/arguments.ts'
import { content, spoken } from '../web-api/content.ts'
import { refusalOf } from '../web-api/method.ts'

/** What the bot may answer to a command, or post to a response URL. */
const Response = z.strictObject({
  ...content,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
})

const original = (site: Site, { user, channel, original }: Reply) => {
  if (!original) return undefined
  return original.ephemeral
    ? site.ephemerals.find(user, original.ts)
    : site.world.timelines.get(channel)?.byTs.get(original.ts)
}

/** Does what an answer asks for: say it, replace the message answered to, or take that back. */
const respond = (site: Site, reply: Reply, raw: unknown): void => {
  const parsed = Response.safeParse(raw)
  if (!parsed.success) throw refusalOf(complaintsOf(parsed.error))
  const { response_type, replace_original, delete_original, thread_ts, metadata, ...given } =
    parsed.data
  const before = original(site, reply)
  if (delete_original && before) {
    if (reply.original?.ephemeral) site.ephemerals.remove(reply.user, before.ts)
    else takeBack(site, before)
    site.listeners.changed()
    return
  }
  const words = spoken(given)
  if (replace_original && before) {
    const after = { ...before, blocks: undefined, ...words }
    if (reply.original?.ephemeral) site.ephemerals.replace(reply.user, before.ts, after)
    else {
      const edited = { user: before.user, ts: site.stamps.next() }
      reword(site, before, { ...after, edited, metadata: metadata ?? before.metadata })
    }
    site.listeners.changed()
    return
  }
  const { bot } = site.options
  const draft = {
    channel: reply.channel,
    user: bot.userId,
    bot_id: bot.botId,
    app_id: bot.appId,
    thread_ts,
    metadata,
    ...words,
  }
  if (response_type === 'in_channel') say(site, draft)
  else whisper(site, reply.user, draft)
}

/** The same, with a refusal given back instead of thrown. */
export const tryToRespond = (site: Site, reply: Reply, raw: unknown): Refusal | undefined => {
  try {
    respond(site, reply, raw)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
