import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf } from '../../workspace/body.ts'
import { answerPage } from '../../workspace/page-calls.ts'
import { perform } from '../acts/perform.ts'
import { openTo } from '../acts/places.ts'
import type { FileResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { stateFor } from '../state.ts'
import { bring, share } from '../talk/share.ts'
import { largestFile } from './largest-file.ts'
import { fileFor } from './private-files.ts'

const takeFile = async (
  site: Site,
  request: IncomingMessage,
  query: URLSearchParams,
  user: string,
): Promise<FileResult> => {
  const name = query.get('name')
  const channel = query.get('channel')
  if (!name) return { ok: false, error: 'name_missing' }
  const bytes = await bodyOf(request, largestFile)
  if (!channel) return { ok: true, file: (await bring(site, user, name, bytes)).id }
  if (!openTo(site, user, channel)) return { ok: false, error: 'not_in_channel' }
  const thread_ts = query.get('thread') ?? undefined
  const from = { user, channel, thread_ts, text: query.get('text') ?? '' }
  const { ts, fileId } = await share(site, from, name, bytes)
  return { ok: true, file: fileId, ts }
}

/** What the page of the workspace asks for, all of it in `contract.ts`. */
export const workspace = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const own = {
    act: (fields: object) => perform(site, fields),
    state: (person: string) => stateFor(site, person),
    takeFile: (query: URLSearchParams, person: string) => takeFile(site, request, query, person),
    other: (asked: string, person: string) => {
      const file = /^GET \/file\/(F[A-Z0-9]+)$/.exec(asked)?.[1]
      return file === undefined ? undefined : fileFor(site, response, file, person)
    },
  }
  return answerPage(site, own, request, response, url)
}
