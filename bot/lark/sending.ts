import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { PlaceClosed, type Posted, type Recipient } from '../../shared/commands/messenger.ts'
import type { Standing } from './buttons.ts'
import type { Sender } from './face.ts'
import { isId } from './ids.ts'
import type { Pace } from './pace.ts'
import { Refused } from './refused.ts'

const Sent = z.looseObject({
  data: z.looseObject({ message_id: z.string().min(1), chat_id: z.string().min(1) }),
})

/** Groups, and messages, under which no thread can be begun: there an answer is an answer. */
const THREADLESS = new Set(['230071', '230072'])

/** The message to be answered was taken back, or will be soon. */
const TAKEN_BACK = new Set(['230011', '230110', '230111'])

interface Message {
  msg_type: 'interactive'
  content: string
  uuid: string
}

type InTurn = <T>(call: () => Promise<T>) => Promise<T>

/** Sends cards: to a person, into a chat, or under a message. */
export const senderOf =
  (client: Client, { tenantKey }: { tenantKey: string }, pace: Pace): Sender['send'] =>
  async (to, card, uuid) => {
    const message: Message = { msg_type: 'interactive', content: JSON.stringify(card), uuid }
    const receive_id = 'place' in to ? to.place.channel : to.identity.user
    const params = { receive_id_type: 'place' in to ? 'chat_id' : 'open_id' } as const
    // Lark counts messages by whom they are for.
    const inTurn: InTurn = (call) => pace(receive_id, call)
    const sent = Sent.parse(
      'place' in to && to.place.thread
        ? await reply(client, to.place.thread, message, inTurn)
        : await inTurn(() =>
            client.im.message.create({ params, data: { ...message, receive_id } }),
          ),
    )
    return postedTo(to, tenantKey, sent.data.chat_id, sent.data.message_id)
  }

async function reply(
  client: Client,
  message_id: string,
  data: Message,
  inTurn: InTurn,
): Promise<unknown> {
  if (!isId(message_id)) throw new PlaceClosed('no message of Lark’s')
  const path = { message_id }
  const inThread = { path, data: { ...data, reply_in_thread: true } }
  try {
    return await inTurn(() => client.im.message.reply(inThread))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (TAKEN_BACK.has(error.code)) throw new PlaceClosed(error.code)
    if (!THREADLESS.has(error.code)) throw error
    return inTurn(() => client.im.message.reply({ path, data }))
  }
}

/** Where a message of ours went, as it is remembered. */
export function postedTo(to: Recipient, workspace: string, channel: string, ts: string): Posted {
  const { thread, direct } = standingAt(to)
  return {
    chat: 'lark',
    workspace,
    channel,
    ts,
    ...(thread ? { thread } : {}),
    ...(direct ? { direct } : {}),
  }
}

/** What the buttons of a card have to know of where it stands. */
export const standingAt = (to: Recipient): Standing =>
  'place' in to ? { thread: to.place.thread, direct: to.place.direct } : { direct: true }
