import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import * as z from 'zod'
import { AttachmentGone, ChatAway } from '../../shared/commands/messenger.ts'
import type { Attachment } from '../../shared/records/document.ts'
import type { Installation } from './face.ts'
import { SharedFile } from './files.ts'
import { spoken } from './spoken.ts'

const FileInfo = z.looseObject({
  file: SharedFile.extend({ url_private_download: z.string().optional() }),
})

/** Opens a shared file as a stream. The token goes to Slack's own hosts only, and follows no redirect. */
export async function fetchFile(
  client: WebClient,
  installation: Installation,
  attachment: Attachment,
): Promise<{ size: number; bytes: AsyncIterable<Uint8Array> }> {
  const { file } = FileInfo.parse(await infoOf(client, attachment.fileId))
  const { url_private_download: address, size } = file
  if (!address || !isSlacks(address, installation)) throw gone(attachment, 'no address of Slack’s')
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${installation.botToken}` },
    redirect: 'manual',
  }).catch(away)
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel()
    throw new Busy(Number(response.headers.get('retry-after')) || 1)
  }
  // Without the right to a file, Slack answers 200 with a page to sign in.
  if (response.status !== 200 || type.startsWith('text/html') || !response.body) {
    await response.body?.cancel()
    throw gone(attachment, `answered ${response.status} ${type}`)
  }
  const told = Number(response.headers.get('content-length'))
  return { size: told > 0 ? told : (size ?? attachment.size), bytes: unbroken(response.body) }
}

/** A connection that breaks half way is the chat's being away: the file is asked for again. */
async function* unbroken(stream: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* stream
  } catch {
    away()
  }
}

function away(): never {
  throw new ChatAway('the file is not to be had at the moment')
}

/** Slack could not give the file now. */
class Busy extends Error {
  override readonly name = 'Busy'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('the file is not to be had at the moment')
    this.retryAfter = retryAfter
  }
}

/** Slack's words for a file that is not to be had any more. */
const GONE = new Set(['file_not_found', 'file_deleted', 'file_access_denied', 'access_denied'])

async function infoOf(client: WebClient, file: string): Promise<unknown> {
  try {
    return await spoken(client.files.info({ file }))
  } catch (error) {
    if (error instanceof WebAPIPlatformError && GONE.has(error.data.error))
      throw new AttachmentGone(error.data.error, { cause: error })
    throw error
  }
}

const gone = ({ fileId }: Attachment, why: string) => new AttachmentGone(`${fileId}: ${why}`)

/** Whether an address may be shown our token: Slack's file host, or the very host we are set to talk to. */
function isSlacks(address: string, { apiUrl }: Installation): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url) return false
  if (url.origin === 'https://files.slack.com') return true
  return apiUrl !== undefined && url.origin === new URL(apiUrl).origin
}
