import { randomUUID } from 'node:crypto'
import type { Site } from '../site.ts'
import type { StoredFile } from '../world/message.ts'
import { newId } from '../world/names.ts'
import { say } from './say.ts'
import { composed, storedText } from './typed.ts'

/** A file comes into the workspace, not yet shared anywhere. */
export const bring = async (
  site: Site,
  user: string,
  name: string,
  bytes: Buffer,
): Promise<StoredFile> => {
  const file = {
    id: newId('F'),
    name,
    title: name,
    size: bytes.length,
    user,
    created: Math.floor(site.clock.now() / 1000),
    channels: [],
  }
  await site.bytes.put(file.id, bytes)
  site.record({ kind: 'file', file })
  return file
}

/** A file is put into a conversation; those in it may read it. */
export const place = (site: Site, file: StoredFile, channel: string) =>
  site.record({
    kind: 'file',
    file: { ...file, channels: [...new Set([...file.channels, channel])] },
  })

/** A person shares a file, with words or without. */
export const share = async (
  site: Site,
  from: { user: string; channel: string; thread_ts?: string | undefined; text: string },
  name: string,
  bytes: Buffer,
) => {
  const file = await bring(site, from.user, name, bytes)
  place(site, file, from.channel)
  const blocks = composed(site, from.text)
  const message = say(site, {
    channel: from.channel,
    user: from.user,
    text: storedText(site, from.text),
    subtype: 'file_share',
    client_msg_id: randomUUID(),
    thread_ts: from.thread_ts,
    files: [file.id],
    ...(blocks.length > 0 ? { blocks } : {}),
  })
  return { ts: message.ts, fileId: file.id }
}
