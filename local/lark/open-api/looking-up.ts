import * as z from 'zod'
import { itemOf } from '../shapes/item.ts'
import type { Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { threadId } from '../world/names.ts'
import { repliesTo, saidIn } from '../world/world.ts'
import { endpoint, success } from './endpoint.ts'
import { chatOfBot, messageOfBot } from './reached.ts'
import { invalidParameter } from './refusal.ts'

const seconds = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
const flag = z.enum(['true', 'false']).transform((given) => given === 'true')
// The third kind, raw_card_content, is not known here.
const cards = { card_msg_content_type: z.literal('user_card_content').optional() }

const inThread = (site: Site, id: string): Message[] => {
  for (const root of site.world.threads.keys()) {
    if (threadId(root) !== id) continue
    return [messageOfBot(site, root), ...repliesTo(site.world, root)]
  }
  throw invalidParameter('invalid container_id')
}

interface Asked {
  container_id_type: 'chat' | 'thread'
  container_id: string
  start_time?: number | undefined
  end_time?: number | undefined
  only_thread_root_messages?: boolean | undefined
}

const heldBy = (site: Site, asked: Asked): Message[] => {
  if (asked.container_id_type === 'thread') {
    if (asked.start_time !== undefined || asked.end_time !== undefined)
      throw invalidParameter('a thread is not listed by time')
    return inThread(site, asked.container_id)
  }
  const { start_time: from = 0, end_time: to = Number.POSITIVE_INFINITY } = asked
  return saidIn(site.world, chatOfBot(site, asked.container_id)).filter(
    ({ createdAt, threaded }) =>
      createdAt >= from * 1000 &&
      createdAt < (to + 1) * 1000 &&
      !(asked.only_thread_root_messages && threaded),
  )
}

/** What follows the message that the page before ended with. */
const following = (all: Message[], token: string | undefined) => {
  if (!token) return all
  const last = Buffer.from(token, 'base64url').toString()
  const at = all.findIndex(({ id }) => id === last)
  if (at < 0) throw invalidParameter('invalid page_token')
  return all.slice(at + 1)
}

/** The calls by which the bot reads what was said. */
export const lookingUp = [
  endpoint(
    'GET /open-apis/im/v1/messages/:message_id',
    {
      query: { user_id_type: z.literal('open_id').optional(), ...cards },
      body: {},
    },
    (site, { at, query }) => {
      const message = messageOfBot(site, at('message_id'))
      return success({ items: [itemOf(site, message, query.card_msg_content_type)] })
    },
  ),
  endpoint(
    'GET /open-apis/im/v1/messages',
    {
      query: {
        container_id_type: z.enum(['chat', 'thread']),
        container_id: z.string().min(1),
        start_time: seconds.optional(),
        end_time: seconds.optional(),
        sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).default('ByCreateTimeAsc'),
        page_size: z.coerce.number().pipe(z.int().min(1).max(50)).default(20),
        page_token: z.string().optional(),
        only_thread_root_messages: flag.optional(),
        ...cards,
      },
      body: {},
    },
    (site, { query }) => {
      const held = heldBy(site, query)
      const sorted = query.sort_type === 'ByCreateTimeDesc' ? held.reverse() : held
      const rest = following(sorted, query.page_token)
      const page = rest.slice(0, query.page_size)
      const has_more = rest.length > page.length
      return success({
        has_more,
        page_token: has_more ? Buffer.from(page.at(-1)?.id ?? '').toString('base64url') : '',
        items: page.map((message) => itemOf(site, message, query.card_msg_content_type)),
      })
    },
  ),
]
