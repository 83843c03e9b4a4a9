import type { Client } from '@larksuiteoapi/node-sdk'
import * as z from 'zod'
import { PlaceClosed } from '../../shared/commands/messenger.ts'
import { Refused } from './call.ts'
import { isId } from './ids.ts'

const Named = z.looseObject({ fileId: z.string() })

const Answer = z.looseObject({
  data: z.looseObject({ items: z.array(z.looseObject({ chat_id: z.string() })).default([]) }),
})

type Args = Readonly<Record<string, string>>

/**
 * Leaves out the file that a button names, unless its message was said in the chat where the button is pressed: we are
 * in chats that the presser is not in, and what a button carries may be forged.
 */
export const filesSaidHere =
  (client: Client) =>
  async <T extends { args: Args }>(carried: T, chatId: string): Promise<T> => {
    const { attachment, ...args } = carried.args
    if (attachment === undefined) return carried
    const messageId = messageOf(attachment)
    const isHere = messageId !== undefined && (await chatOf(client, messageId)) === chatId
    return isHere ? carried : { ...carried, args }
  }

function messageOf(attachment: string): string | undefined {
  try {
    const [id = ''] = Named.parse(JSON.parse(attachment)).fileId.split('/')
    return isId(id) ? id : undefined
  } catch {
    return undefined
  }
}

async function chatOf(client: Client, message_id: string): Promise<string | undefined> {
  try {
    return Answer.parse(await client.im.message.get({ path: { message_id } })).data.items[0]
      ?.chat_id
  } catch (error) {
    // Taken back, or not to be seen by us.
    if (error instanceof Refused || error instanceof PlaceClosed) return undefined
    throw error
  }
}
