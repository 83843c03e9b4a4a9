import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { chance } from '../../local/company/chance.ts'

/** A request on its way through the line. */
export interface Passing {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

/** What befalls a request. */
export type Trouble =
  /** Answered in the server's stead; nothing is done. */
  | { kind: string; answer: { status: number; headers?: Record<string, string>; body: string } }
  /** Done, and an error is answered all the same. */
  | { kind: string; doneBut: { status: number; body: string } }
  /** Done, and the connection breaks before it is said. */
  | { kind: string; lost: true }
  /** The connection breaks before anything is done. */
  | { kind: string; reset: true }
  /** Nothing is done and nothing is said, for ever. */
  | { kind: string; hangs: true }

/** A line between a client and a server, on which things go wrong by a plan that the seed makes. */
export interface BadLine {
  url: string
  /** How many requests in a hundred are hit. */
  percent: number
  /** How often each trouble came. */
  readonly happened: Record<string, number>
  /** Hits the next request with this. */
  next(trouble: Trouble): void
  close(): Promise<void>
}

/** Lays one before a server. `troubles` says what can befall a request; addresses in answers lead through the line again. */
export async function badLine(
  target: string,
  seed: number,
  troubles: (passing: Passing) => readonly Trouble[],
  /** Hears what the server did, also when nobody else does. */
  done: (body: Buffer, answer: Buffer) => void = () => undefined,
): Promise<BadLine> {
  const draw = chance(seed)
  const happened: Record<string, number> = {}
  const ordered: Trouble[] = []
  const sorts = new Map<string, { share: number; turn: number }>()
  const server = createServer((asked, answer) => {
    pass(asked, answer).catch(() => answer.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  const { origin } = new URL(target)
  const line: BadLine = {
    url: `http://127.0.0.1:${address.port}`,
    percent: 0,
    happened,
    next: (trouble) => void ordered.push(trouble),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
  return line

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { method = 'GET', url: path = '/', headers } = asked
    const body = await buffer(asked)
    const trouble = ordered.shift() ?? drawn({ method, path, headers, body })
    if (trouble) happened[trouble.kind] = (happened[trouble.kind] ?? 0) + 1
    if (trouble && 'hangs' in trouble) return
    if (trouble && 'reset' in trouble) return void answer.destroy()
    if (trouble && 'answer' in trouble) {
      const { status, headers: told = {}, body: said } = trouble.answer
      return void answer.writeHead(status, told).end(said)
    }
    const sent = request(new URL(path, target), { method, headers })
    sent.end(body)
    const [given]: IncomingMessage[] = await once(sent, 'response')
    if (!given) return void answer.destroy()
    const content = await buffer(given)
    done(body, content)
    if (trouble && 'lost' in trouble) return void answer.destroy()
    if (trouble && 'doneBut' in trouble) {
      return void answer.writeHead(trouble.doneBut.status).end(trouble.doneBut.body)
    }
    const type = given.headers['content-type'] ?? ''
    const said = type.includes('json')
      ? Buffer.from(content.toString().replaceAll(origin, line.url))
      : content
    const { 'transfer-encoding': _, ...rest } = given.headers
    const length = method === 'HEAD' ? (rest['content-length'] ?? '0') : String(said.length)
    answer.writeHead(given.statusCode ?? 500, { ...rest, 'content-length': length }).end(said)
  }

  /** As good as every so many-eth of each sort of request, each of its troubles in turn. */
  function drawn(passing: Passing): Trouble | undefined {
    const sort = `${passing.method} ${passing.headers['x-amz-target'] ?? ''}`
    const { share, turn } = sorts.get(sort) ?? { share: draw(), turn: 0 }
    const now = share + (line.percent / 100) * (draw() + 1 / 2)
    const isHit = now >= 1
    sorts.set(sort, { share: isHit ? now - 1 : now, turn: isHit ? turn + 1 : turn })
    const possible = troubles(passing)
    return isHit ? possible[turn % possible.length] : undefined
  }
}
