import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Installation } from '../../../bot/lark/face.ts'

/** A call as it came in. */
export interface Call {
  /** `POST /open-apis/im/v1/messages` */
  call: string
  query: Record<string, string>
  authorization: string | undefined
  body: Record<string, unknown>
  at: number
}

/** What is said to a call. `hang`: nothing more is said after what there is, and the connection breaks. */
export interface Saying {
  status?: number
  body?: unknown
  bytes?: Uint8Array
  headers?: Record<string, string>
  hang?: true
}

/** Lark's Open API on loopback, saying what it is told to say and remembering what it was asked. */
export interface OpenApi {
  url: string
  installation: Installation
  /** Every call but those for tokens, and those that ask who reads a group. */
  calls: Call[]
  tokensAsked(): number
  /** Says this to calls that end so, the last one again and again. */
  say(path: string, ...sayings: Saying[]): void
  /** Forgets what was said and asked. */
  clear(): void
  close(): Promise<void>
}

export const TENANT = '2ed263bf32cf1651'
export const LIN = 'ou_84aad35d084aa403a838cf73ee18467'
export const SALES = 'oc_5ce6d572455d361153b7xx51da133945'
export const ROOT = 'om_root000000000000000000000000001'

/** What must stand in no log and no error. */
export const secrets = {
  appSecret: 'app-secret-of-the-trial',
  token: 't-tenant-token-of-the-trial',
}

/** A message as Lark tells that it was sent. */
export const sent = (message_id = 'om_sent', chat_id = SALES): Saying => ({
  body: { code: 0, msg: 'success', data: { message_id, chat_id, msg_type: 'interactive' } },
})

/** A refusal as Lark words it. */
export const refused = (code: number, status = 400, headers = {}): Saying => ({
  status,
  headers,
  body: { code, msg: 'refused', error: { log_id: '2026112310000000000000000000' } },
})

export async function startOpenApi(): Promise<OpenApi> {
  const calls: Call[] = []
  const said = new Map<string, Saying[]>()
  let tokens = 0
  const server = createServer(async (request, response) => {
    const { call, query, body } = await read(request)
    if (call.endsWith('/tenant_access_token/internal')) {
      tokens += 1
      const told = said.get('tenant_access_token')?.[0]
      const token = { code: 0, expire: 7200, tenant_access_token: `${secrets.token}-${tokens}` }
      const known = body['app_secret'] === secrets.appSecret
      return answer(response, told ?? { body: known ? token : { code: 10014, msg: 'no' } })
    }
    const [, sayings] = [...said].find(([path]) => call.endsWith(path)) ?? []
    // Nobody of another company is in a group, unless it is said to be so.
    if (!sayings && /^GET .*\/chats\/\w+$/.test(call))
      return answer(response, { body: { code: 0, msg: 'success', data: { external: false } } })
    const { authorization } = request.headers
    calls.push({ call, query, authorization, body, at: performance.now() })
    const saying = sayings && (sayings.length > 1 ? sayings.shift() : sayings[0])
    return answer(
      response,
      saying ?? { status: 404, body: { code: 99991005, msg: 'no such call' } },
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    installation: {
      appId: 'cli_a1b2c3d4e5f6a7b8',
      appSecret: secrets.appSecret,
      tenantKey: TENANT,
      botOpenId: 'ou_bot00000000000000000000000000001',
      domain: url,
      verificationToken: 'verification-token',
      encryptKeys: ['encrypt-key'],
    },
    calls,
    tokensAsked: () => tokens,
    say: (path, ...sayings) => said.set(path, sayings),
    clear: () => {
      calls.length = 0
      tokens = 0
      said.clear()
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function read(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  const url = new URL(request.url ?? '/', 'http://lark')
  const body: Record<string, unknown> = text ? JSON.parse(text) : {}
  return {
    call: `${request.method} ${url.pathname}`,
    query: Object.fromEntries(url.searchParams),
    body,
  }
}

function answer(response: ServerResponse, { status = 200, body, bytes, headers, hang }: Saying) {
  const type = bytes ? 'application/pdf' : 'application/json; charset=utf-8'
  response.writeHead(status, { 'content-type': type, ...headers })
  const content = bytes ?? JSON.stringify(body)
  if (!hang) return response.end(content)
  response.write(content, () => response.destroy())
  return response
}
