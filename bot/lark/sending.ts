import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { PlaceClosed, type Posted, type Recipient } from '../../shared/commands/messenger.ts'
import { Refused } from './call.ts'
import type { Sender } from './face.ts'
import { isId } from './ids.ts'
import type { Pace } from './pace.ts'

const Sent = z.looseObject({
  data: z.looseObject({ message_id: z.string().min(1), chat_id: z.string().min(1) }),
})

/** Groups, and messages, under which no thread can be begun: there an answer is an answer. */
const THREADLESS = new Set(['230071', '230072'])

/** The message to be answered was taken back, or will be soon. */
const TAKEN_BACK = new Set(['230011', '230110', '230111'])

/** Sends cards: to a person, into a chat, or under a message. */
export function senderOf(
  client: Client,
  { tenantKey }: { tenantKey: string },
  pace: Pace,
): Sender['send'] {
  return async (to, card, uuid) => {
    const data = { msg_type: 'interactive', content: JSON.stringify(card), uuid }
    await pace(receiverOf(to))
    const sent = Sent.parse(
      'place' in to && to.place.thread
        ? await reply(to.place.thread, data)
        : await client.im.message.create({
            params: { receive_id_type: 'place' in to ? 'chat_id' : 'open_id' },
            data: { ...data, receive_id: receiverOf(to) },
          }),
    )
    return postedTo(to, tenantKey, sent.data.chat_id, sent.data.message_id)
  }

  async function reply(message_id: string, data: { msg_type: string; content: string }) {
    if (!isId(message_id)) throw new PlaceClosed('no message of Lark’s')
    const path = { message_id }
    try {
      return await client.im.message.reply({ path, data: { ...data, reply_in_thread: true } })
    } catch (error) {
      if (error instanceof Refused && TAKEN_BACK.has(error.code)) throw new PlaceClosed(error.code)
      if (!(error instanceof Refused) || !THREADLESS.has(error.code)) throw error
      return client.im.message.reply({ path, data })
    }
  }
}

/** Whom Lark counts messages for. */
const receiverOf = (to: Recipient): string => ('place' in to ? to.place.channel : to.identity.user)

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
export const standingAt = (
  to: Recipient,
): { thread?: string | undefined; direct?: boolean | undefined } =>
  'place' in to ? { thread: to.place.thread, direct: to.place.direct } : { direct: true }
