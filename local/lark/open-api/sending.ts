import * as z from 'zod'
import { personIn } from '../../workspace/people.ts'
import { itemOf } from '../shapes/item.ts'
import type { Site } from '../site.ts'
import { say, under } from '../talk/say.ts'
import { directChat } from '../world/chats.ts'
import type { Message } from '../world/message.ts'
import { contentIn } from './content.ts'
import { endpoint, success } from './endpoint.ts'
import { chatOfBot, messageOfBot } from './reached.ts'
import { invalidParameter, tooManyCalls } from './refusal.ts'

// facts-chat C6: the same uuid within an hour is the same message.
const uuidLives = 3_600_000

const content = {
  msg_type: z.enum(['text', 'post', 'interactive']),
  content: z.string().min(1),
  uuid: z.string().min(1).max(50).optional(),
}

const receiver = (site: Site, type: 'open_id' | 'chat_id', id: string) => {
  if (type === 'chat_id') return chatOfBot(site, id)
  if (!personIn(site.people, id)) throw invalidParameter('invalid receive_id')
  return directChat(id)
}

const saidAlready = ({ world, clock }: Site, uuid: string | undefined): Message | undefined => {
  const known = uuid === undefined ? undefined : world.messages.get(world.uuids.get(uuid) ?? '')
  return known && clock.now() - known.createdAt < uuidLives ? known : undefined
}

const speak = (
  site: Site,
  chat: string,
  body: z.output<z.ZodObject<typeof content>>,
  place: Partial<Message> = {},
) => {
  if (!site.rates.take(`send ${chat}`)) throw tooManyCalls()
  const said = contentIn(site, body.msg_type, body.content)
  const message =
    saidAlready(site, body.uuid) ??
    say(site, {
      chat,
      sender: site.options.app.botOpenId,
      ...said,
      ...place,
      ...(body.uuid === undefined ? {} : { uuid: body.uuid }),
    })
  return success(itemOf(site, message))
}

/** The calls by which the bot speaks. */
export const sending = [
  endpoint(
    'POST /open-apis/im/v1/messages',
    {
      query: { receive_id_type: z.enum(['open_id', 'chat_id']) },
      body: { receive_id: z.string().min(1), ...content },
    },
    (site, { query, body: { receive_id, ...body } }) =>
      speak(site, receiver(site, query.receive_id_type, receive_id), body),
  ),
  endpoint(
    'POST /open-apis/im/v1/messages/:message_id/reply',
    {
      query: {},
      body: { ...content, reply_in_thread: z.boolean().optional() },
    },
    (site, { at, body: { reply_in_thread, ...body } }) => {
      const target = messageOfBot(site, at('message_id'))
      // What is answered in a thread stays in it.
      return speak(site, target.chat, body, under(target, reply_in_thread || !!target.threaded))
    },
  ),
]
