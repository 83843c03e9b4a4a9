import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { PlaceClosed } from '../../shared/commands/messenger.ts'
import { type Content, contentIn } from './content.ts'
import type { Installation } from './face.ts'
import { isId } from './ids.ts'
import { identity } from './read.ts'
import { Refused } from './refused.ts'

const Answer = z.looseObject({
  data: z.looseObject({
    items: z
      .array(
        z.looseObject({
          message_id: z.string(),
          msg_type: z.string(),
          create_time: z.coerce.number(),
          deleted: z.boolean().default(false),
          body: z.looseObject({ content: z.string() }).optional(),
          mentions: z
            .array(
              z.looseObject({
                key: z.string(),
                id: z.string(),
                name: z.string().default(''),
                tenant_key: z.string().optional(),
              }),
            )
            .default([]),
        }),
      )
      .default([]),
  }),
})

/** Looks up what a message says and carries: the one that somebody answers. None where it is not for us to see, or is a card. */
export const parentOf =
  (client: Client, { tenantKey, botOpenId }: Pick<Installation, 'tenantKey' | 'botOpenId'>) =>
  async (messageId: string): Promise<Content | undefined> => {
    if (!isId(messageId)) return undefined
    const [message] = await itemsOf(client, messageId)
    if (!message?.body || message.deleted) return undefined
    const { message_id, msg_type, create_time, body } = message
    const mentions = message.mentions.map(({ key, id, name, tenant_key }) => ({
      key,
      name,
      isUs: id === botOpenId,
      ...(id.startsWith('ou_') ? { who: identity(id, tenant_key ?? tenantKey) } : {}),
    }))
    const of = { messageId: message_id, workspace: tenantKey, at: create_time }
    return contentIn(msg_type, body.content, mentions, of)
  }

async function itemsOf(client: Client, message_id: string) {
  try {
    const answer = await client.im.message.get({
      path: { message_id },
      params: { user_id_type: 'open_id' },
    })
    return Answer.parse(answer).data.items
  } catch (error) {
    // Taken back, not of a chat of ours, or not to be seen by us: what was said stands by itself.
    if (error instanceof Refused || error instanceof PlaceClosed) return []
    throw error
  }
}
