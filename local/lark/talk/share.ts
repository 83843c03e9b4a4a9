import type { Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { newKey } from '../world/names.ts'
import { pictureTypeOf } from './picture-type.ts'
import { say, under } from './say.ts'

/** The largest file that Lark hands to bots. */
export const largestFile = 100 * 1024 ** 2

const largestPicture = 10 * 1024 ** 2

/** Lark's client goes by the name: a picture that is called something else is sent as a file. */
const looksLikePicture = /\.(png|jpe?g|gif|webp)$/i

/** What a person shares: a message of its own, in a chat or in the thread under a message. */
export interface Shared {
  as: string
  chat: string
  target: Message | undefined
  name: string
  bytes: Buffer
}

/** A person shares a file; a picture comes as a picture, which has no name. */
export const share = async (site: Site, { as, chat, target, name, bytes }: Shared) => {
  const isPicture =
    looksLikePicture.test(name) &&
    bytes.length <= largestPicture &&
    pictureTypeOf(bytes) !== undefined
  const kind = isPicture ? ('image' as const) : ('file' as const)
  const key = newKey(isPicture ? 'img' : 'file')
  const content = isPicture ? { image_key: key } : { file_key: key, file_name: name }
  await site.bytes.put(key, bytes)
  const message = say(site, {
    chat,
    sender: as,
    type: kind,
    content: JSON.stringify(content),
    file: { key, kind, name, size: bytes.length },
    ...under(target, true),
  })
  return { messageId: message.id, fileKey: key }
}
