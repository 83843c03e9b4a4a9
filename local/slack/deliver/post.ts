import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** What came of a delivery. */
export type Outcome =
  | { status: number; headers: IncomingHttpHeaders; body: string }
  | { failed: 'operation_timeout' | 'dispatch_failed' }

const agent = new Agent({ keepAlive: true, keepAliveMsecs: 1000 })

const attempt = (url: string, headers: Record<string, string>, body: Buffer, within: number) =>
  new Promise<Outcome | 'stale'>((resolve) => {
    const late = AbortSignal.timeout(within)
    const call = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': String(body.length) },
      signal: late,
    })
    const failed = (error: Error) => {
      // A kept connection that the bot had closed meanwhile: nothing was heard, so it is no answer.
      if (call.reusedSocket && 'code' in error && error.code === 'ECONNRESET') resolve('stale')
      else resolve({ failed: late.aborted ? 'operation_timeout' : 'dispatch_failed' })
    }
    call.on('error', failed)
    call.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    call.end(body)
  })

/** Posts a body and gives the answer, if there is one in time. */
export const post = async (
  url: string,
  headers: Record<string, string>,
  body: string,
  within: number,
): Promise<Outcome> => {
  const bytes = Buffer.from(body)
  const first = await attempt(url, headers, bytes, within)
  if (first !== 'stale') return first
  const second = await attempt(url, { ...headers, connection: 'close' }, bytes, within)
  return second === 'stale' ? { failed: 'dispatch_failed' } : second
}

/** Whether the bot took it. */
export const taken = (outcome: Outcome) =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300

/** Slack's word for why the bot did not take it. */
export const failureOf = (outcome: Outcome) => {
  if ('failed' in outcome) return outcome.failed
  return outcome.status >= 500 ? 'http_service_error' : 'http_client_error'
}
