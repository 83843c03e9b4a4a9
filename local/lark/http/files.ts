import type { IncomingMessage, ServerResponse } from 'node:http'
import { bytes, text } from '../../workspace/answer.ts'
import { bodyOf, TooLarge } from '../../workspace/body.ts'
import { seenBy } from '../acts/places.ts'
import type { LarkFileResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { pictureTypeOf } from '../talk/picture-type.ts'
import { largestFile } from '../talk/share.ts'
import { shareFor } from '../talk/share-for.ts'

/** The bytes of a file for a person who is in its chat. */
export const fileFor = async (
  site: Site,
  response: ServerResponse,
  at: { message: string; key: string },
  person: string,
): Promise<void> => {
  const file = seenBy(site, person, at.message)?.file
  if (!file || file.key !== at.key) return text(response, 'file_not_found', 404)
  const content = await site.bytes.get(file.key)
  const picture = file.kind === 'image' ? pictureTypeOf(content) : undefined
  bytes(response, picture ?? 'application/octet-stream', content, 200, {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'no-store',
  })
}

/** A person brings a file. */
export const takeFile = async (
  site: Site,
  request: IncomingMessage,
  query: URLSearchParams,
  as: string,
): Promise<LarkFileResult> => {
  try {
    const content = await bodyOf(request, largestFile)
    const shared = await shareFor(site, {
      as,
      chat: query.get('chat') ?? '',
      root: query.get('root') ?? undefined,
      name: query.get('name') ?? '',
      bytes: content,
    })
    if ('error' in shared) return { ok: false, error: shared.error }
    return { ok: true, message: shared.messageId, key: shared.fileKey }
  } catch (error) {
    if (error instanceof TooLarge) return { ok: false, error: 'file_too_large' }
    throw error
  }
}
