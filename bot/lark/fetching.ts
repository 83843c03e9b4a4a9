import type { Client } from '@larksuiteoapi/node-sdk'
import {
  AttachmentGone,
  AttachmentTooLarge,
  ChatAway,
  PlaceClosed,
} from '../../shared/commands/messenger.ts'
import type { Attachment } from '../../shared/records/document.ts'
import { isId } from './ids.ts'
import { Refused } from './refused.ts'

/** Larger than the 100 MB that Lark hands out. */
const TOO_LARGE = '234037'

/**
 * A file that is not to be had any more: not of that message, in a chat that we have left, deleted, locked or hidden by
 * an administrator, or in a message whose files nobody is given.
 */
const GONE = new Set([
  ...['234003', '234004', '234005', '234038', '234039', '234040', '234043'],
  ...['230011', '230110', 'HTTP 404'],
])

/** Opens a file of a message as a stream. */
export async function fetchFile(
  client: Client,
  { fileId, size }: Attachment,
): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> }> {
  const [message_id = '', type = '', file_key = '', ...more] = fileId.split('/')
  if (more.length > 0 || !isId(message_id) || !isId(file_key) || !isType(type))
    throw new AttachmentGone('no file of Lark’s')
  try {
    const { headers, getReadableStream } = await client.im.messageResource.get({
      path: { message_id, file_key },
      params: { type },
    })
    const told = Number(headers?.['content-length'])
    return { size: told > 0 ? told : size, bytes: unbroken(getReadableStream()) }
  } catch (error) {
    if (error instanceof PlaceClosed) throw new AttachmentGone(error.message)
    if (!(error instanceof Refused)) throw error
    if (error.code === TOO_LARGE) throw new AttachmentTooLarge(error.code)
    throw GONE.has(error.code) ? new AttachmentGone(error.code) : error
  }
}

const isType = (type: string): boolean => type === 'file' || type === 'image'

/** A connection that breaks half way is the chat's being away: the file is asked for again. */
async function* unbroken(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* stream
  } catch {
    throw new ChatAway('the file broke off')
  }
}
