import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import { fileOf } from '../shapes/file.ts'
import type { Site } from '../site.ts'
import { say } from '../talk/say.ts'
import { place } from '../talk/share.ts'
import type { StoredFile } from '../world/message.ts'
import { packed, Stamp, whole } from './arguments.ts'
import { content, spoken } from './content.ts'
import { method } from './method.ts'
import { joinedBy } from './places.ts'

/** Whether the bot may see a file: its own, handed to it in a form, or shared where it is. */
export const botMayRead = (site: Site, file: StoredFile) => {
  const { userId } = site.options.bot
  return (
    file.user === userId ||
    file.handed === true ||
    file.channels.some((id) => site.world.conversations.get(id)?.members.includes(userId))
  )
}

const Named = z
  .array(z.strictObject({ id: z.string(), title: z.string().min(1).optional() }))
  .min(1)

/** The methods about files. */
export const files = {
  'files.info': method({ file: z.string() }, (site, { file }) => {
    const known = site.world.files.get(file)
    if (!known || !botMayRead(site, known)) throw new Refusal('file_not_found')
    return { file: { ...fileOf(site, known), channels: known.channels }, comments: [] }
  }),

  'files.getUploadURLExternal': method(
    {
      filename: z.string().min(1),
      length: whole(1, 1024 ** 3),
      alt_txt: z.string().max(1000).optional(),
      snippet_type: z.string().optional(),
    },
    (site, { filename, length }) => {
      const { id, secret } = site.uploads.expect(filename, length)
      return { upload_url: `${site.url()}/upload/v1/${secret}`, file_id: id }
    },
  ),

  'files.completeUploadExternal': method(
    {
      files: packed(Named),
      channel_id: z.string().optional(),
      thread_ts: Stamp.optional(),
      initial_comment: z.string().optional(),
      blocks: content.blocks,
    },
    (site, { files: named, channel_id, thread_ts, initial_comment, blocks }) => {
      const { bot } = site.options
      const into = channel_id === undefined ? undefined : joinedBy(site, channel_id)
      const arrived = named.map(({ id, title }) => {
        const file = site.world.files.get(id)
        if (!file || file.user !== bot.userId) throw new Refusal('file_not_found')
        return { ...file, title: title ?? file.name }
      })
      const words =
        initial_comment || blocks ? spoken({ text: initial_comment, blocks }) : undefined
      for (const file of arrived)
        if (into) place(site, file, into.id)
        else site.record({ kind: 'file', file })
      if (into)
        say(site, {
          channel: into.id,
          user: bot.userId,
          bot_id: bot.botId,
          app_id: bot.appId,
          text: words?.text ?? '',
          ...(words?.blocks ? { blocks: words.blocks } : {}),
          thread_ts,
          files: arrived.map((file) => file.id),
        })
      return { files: arrived.map((file) => fileOf(site, file)) }
    },
  ),
}
