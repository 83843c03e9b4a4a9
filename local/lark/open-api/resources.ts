import * as z from 'zod'
import { hasBot } from '../site.ts'
import { pictureTypeOf } from '../talk/picture-type.ts'
import { endpoint } from './endpoint.ts'
import { Refusal } from './refusal.ts'

/** The call by which the bot gets the bytes that a message carries. */
export const resources = [
  endpoint(
    'GET /open-apis/im/v1/messages/:message_id/resources/:file_key',
    {
      query: { type: z.enum(['image', 'file']) },
      body: {},
    },
    async (site, { at, query: { type } }) => {
      const message = site.world.messages.get(at('message_id'))
      if (!message) throw new Refusal(234003, 'File not in msg.')
      if (!hasBot(site, message.chat)) throw new Refusal(234004, 'App not in chat.')
      if (message.type === 'interactive') throw new Refusal(234043, 'Unsupported message type.')
      const { file } = message
      if (file?.key !== at('file_key')) throw new Refusal(234003, 'File not in msg.')
      if (file.kind !== type) throw new Refusal(234001, 'Invalid request param.')
      const bytes = await site.bytes.get(file.key)
      const picture = file.kind === 'image' ? pictureTypeOf(bytes) : undefined
      return {
        bytes,
        type: picture ?? 'application/octet-stream',
        name: picture ? undefined : file.name,
      }
    },
  ),
]
