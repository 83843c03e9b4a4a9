import type { IncomingMessage } from 'node:http'

/** A body larger than is taken. */
export class TooLarge extends Error {}

/** The whole body of a request. */
export const bodyOf = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) throw new TooLarge('body too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** The largest call of an interface. */
const largestCall = 4 * 1024 ** 2

const typeOf = (request: IncomingMessage) => request.headers['content-type'] ?? ''

const withMultipart = async (request: IncomingMessage, body: Buffer) =>
  await new Response(new Uint8Array(body), {
    headers: { 'content-type': typeOf(request) },
  }).formData()

/** The arguments of a call, whichever way they are written. */
export const fieldsOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const body = await bodyOf(request, largestCall)
  if (typeOf(request).startsWith('application/json')) {
    const value: unknown = JSON.parse(body.toString('utf8') || '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  }
  if (typeOf(request).startsWith('multipart/form-data'))
    return Object.fromEntries(await withMultipart(request, body))
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')))
}

/** The file in an upload, bare or as a part of a form. */
export const uploadOf = async (request: IncomingMessage, most: number): Promise<Buffer> => {
  const body = await bodyOf(request, most)
  if (!typeOf(request).startsWith('multipart/form-data')) return body
  for (const part of (await withMultipart(request, body)).values())
    if (typeof part !== 'string') return Buffer.from(await part.arrayBuffer())
  return Buffer.alloc(0)
}
