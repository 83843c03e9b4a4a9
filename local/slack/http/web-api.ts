import type { IncomingMessage, ServerResponse } from 'node:http'
import { json, text } from '../../workspace/answer.ts'
import { fieldsOf, uploadOf } from '../../workspace/body.ts'
import { tryToRespond } from '../acts/respond.ts'
import type { Site } from '../site.ts'
import { call } from '../web-api/call.ts'
import { largestFile } from './largest-file.ts'

/** The token in the Authorization header. */
export const bearerOf = (request: IncomingMessage) =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]

/** A call of the Web API. */
export const webApi = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
): Promise<void> => {
  const fields = await fieldsOf(request).catch(() => undefined)
  if (!fields) return json(response, { ok: false, error: 'invalid_json' })
  const fault = site.faults.take(method)
  if (fault?.status === 429)
    return json(response, { ok: false, error: 'ratelimited' }, 429, { 'retry-after': '1' })
  if (fault) return text(response, 'Internal Server Error', fault.status)
  json(response, await call(site, method, fields, bearerOf(request)))
}

/** An answer through a response URL. */
export const responseUrl = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> => {
  const fields = await fieldsOf(request)
  const reply = site.responseUrls.use(path)
  if (typeof reply === 'string') return json(response, { ok: false, error: reply }, 404)
  const refusal = tryToRespond(site, reply, fields)
  if (refusal) return text(response, refusal.code, 400)
  text(response, 'ok')
}

/** A file that the bot announced arrives. */
export const upload = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  secret: string,
): Promise<void> => {
  const content = await uploadOf(request, largestFile)
  const expected = site.uploads.take(secret)
  if (!expected) return text(response, 'invalid_upload_url', 404)
  if (content.length !== expected.length) return text(response, 'wrong length', 400)
  await site.bytes.put(expected.id, content)
  site.record({
    kind: 'file',
    file: {
      id: expected.id,
      name: expected.name,
      title: expected.name,
      size: content.length,
      user: site.options.bot.userId,
      created: Math.floor(site.clock.now() / 1000),
      channels: [],
    },
  })
  text(response, `OK - ${content.length}`)
}
