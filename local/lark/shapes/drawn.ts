import * as z from 'zod'
import { present } from '../../workspace/present.ts'
import type { LarkMessage } from '../contract.ts'
import type { Site } from '../site.ts'
import { writtenOut } from '../talk/mentions.ts'
import type { Message } from '../world/message.ts'

const Text = z.object({ text: z.string() })

const contentOf = ({ type, content, mentions }: Message): unknown => {
  const read: unknown = JSON.parse(content)
  return type === 'text' ? { text: writtenOut(Text.parse(read).text, mentions) } : read
}

/** A message as the page draws it for one person, or for nobody in particular. */
export const drawnFor = (site: Site, message: Message, person?: string): LarkMessage => ({
  id: message.id,
  chat: message.chat,
  sender: message.sender,
  type: message.type,
  content: contentOf(message),
  createdAt: message.createdAt,
  ...present({
    updatedAt: message.updatedAt,
    root: message.threaded ? message.root : undefined,
    replies: site.world.threads.get(message.id)?.length,
    urgent: (person !== undefined && message.urgent?.includes(person)) || undefined,
    size: message.file?.size,
  }),
})
