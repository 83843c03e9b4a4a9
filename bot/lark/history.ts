import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { isMarked } from './effect.ts'
import { isId } from './ids.ts'

const Item = z.looseObject({
  message_id: z.string(),
  thread_id: z.string().optional(),
  create_time: z.coerce.number().optional(),
  body: z.looseObject({ content: z.string() }).optional(),
})
const Page = z.looseObject({
  data: z.looseObject({
    items: z.array(Item).default([]),
    has_more: z.boolean().default(false),
    page_token: z.string().default(''),
  }),
})

/** Cards come back as they were sent, and not as older clients are shown them. */
const AS_SENT = { card_msg_content_type: 'user_card_content' }

/** Finds a message of ours in a chat, or in the thread under a message, back to the moment that it can be from. */
export async function findMessage(
  client: Client,
  where: { chat: string; thread?: string | undefined },
  effect: string,
  since: number,
): Promise<string | undefined> {
  const container = await containerOf(client, where)
  if (!container) return undefined
  // A minute for clocks that differ.
  const oldest = since - 60_000
  let page_token = ''
  do {
    const page = Page.parse(
      await client.im.message.list({
        params: {
          ...container,
          ...AS_SENT,
          // A thread cannot be asked for by time.
          ...(where.thread ? {} : { start_time: String(Math.floor(oldest / 1000)) }),
          sort_type: 'ByCreateTimeDesc',
          page_size: 50,
          ...(page_token ? { page_token } : {}),
        },
      }),
    )
    const { items, has_more, page_token: next } = page.data
    const found = items.find(({ body }) => body && isMarked(body.content, effect))
    if (found) return found.message_id
    const isPast = items.some(
      ({ create_time }) => create_time !== undefined && create_time < oldest,
    )
    page_token = has_more && !isPast ? next : ''
  } while (page_token)
  return undefined
}

/** What is listed: the chat itself, or a thread by the id that its root tells. Without one nobody has answered there. */
async function containerOf(
  client: Client,
  { chat, thread }: { chat: string; thread?: string | undefined },
): Promise<{ container_id_type: string; container_id: string } | undefined> {
  if (!thread) return { container_id_type: 'chat', container_id: chat }
  if (!isId(thread)) return undefined
  const root = Page.parse(await client.im.message.get({ path: { message_id: thread } }))
  const id = root.data.items[0]?.thread_id
  return id ? { container_id_type: 'thread', container_id: id } : undefined
}
