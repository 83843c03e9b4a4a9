import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** What came of a delivery to the bot. */
export type Posted =
  | { status: number; headers: IncomingHttpHeaders; body: string }
  | { failed: 'timeout' | 'failed' }

// A kept connection is dropped long before a bot would drop it: a post is never tried twice in silence.
const agent = new Agent({ keepAlive: true, timeout: 1000 })

/** Posts a body and gives the answer, if there is one in time. */
export const post = (url: string, headers: Record<string, string>, body: string, within: number) =>
  new Promise<Posted>((resolve) => {
    const bytes = Buffer.from(body)
    const call = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': String(bytes.length) },
    })
    let late = false
    const limit = setTimeout(() => {
      late = true
      call.destroy(new Error('the bot did not answer in time'))
    }, within)
    const done = (outcome: Posted) => {
      clearTimeout(limit)
      resolve(outcome)
    }
    const failed = () => done({ failed: late ? 'timeout' : 'failed' })
    call.on('error', failed)
    call.on('response', (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', failed)
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response
        done({ status, headers: answered, body: Buffer.concat(parts).toString('utf8') })
      })
    })
    call.end(bytes)
  })
