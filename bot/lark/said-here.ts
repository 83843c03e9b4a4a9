import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { PlaceClosed } from '../../shared/commands/messenger.ts'
import type { CardAction } from './acts.ts'
import { isId } from './ids.ts'
import { Refused } from './refused.ts'

const Named = z.looseObject({ fileId: z.string() })

const Item = z.looseObject({
  chat_id: z.string(),
  sender: z.looseObject({ id: z.string(), sender_type: z.string() }).optional(),
})
type Item = z.infer<typeof Item>

const Answer = z.looseObject({ data: z.looseObject({ items: z.array(Item).default([]) }) })

type Args = Readonly<Record<string, string>>

/**
 * Leaves out the file that a button names, unless its message was said in the chat where the button is pressed, or by
 * the presser (offered to them alone where outsiders read along): we are in chats that the presser is not in, and what
 * a button carries may be forged.
 */
export const filesSaidHere =
  (client: () => Promise<Client>) =>
  async <T extends { args: Args }>(
    carried: T,
    { chatId, by }: Pick<CardAction, 'chatId' | 'by'>,
  ): Promise<T> => {
    const { attachment, ...args } = carried.args
    if (attachment === undefined) return carried
    const messageId = messageOf(attachment)
    const message = messageId === undefined ? undefined : await told(await client(), messageId)
    const isTheirs =
      message?.chat_id === chatId ||
      (message?.sender?.sender_type === 'user' && message.sender.id === by.user)
    return isTheirs ? carried : { ...carried, args }
  }

function messageOf(attachment: string): string | undefined {
  try {
    const [id = ''] = Named.parse(JSON.parse(attachment)).fileId.split('/')
    return isId(id) ? id : undefined
  } catch {
    return undefined
  }
}

async function told(client: Client, message_id: string): Promise<Item | undefined> {
  try {
    return Answer.parse(await client.im.message.get({ path: { message_id } })).data.items[0]
  } catch (error) {
    // Taken back, or not to be seen by us.
    if (error instanceof Refused || error instanceof PlaceClosed) return undefined
    throw error
  }
}
