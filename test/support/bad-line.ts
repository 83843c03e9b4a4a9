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

/** A call that was told to come again later. */
export interface Wait {
  /** Which call it was. */
  call: string
  seconds: number
  /** After so many milliseconds it came again; none while it has not. */
  cameAfter?: number
}

/** What is heard on a line. */
export interface Heard {
  /** Names the call that a request is, so that it is known when it comes again; none for those that nobody repeats. */
  callOf?(passing: Passing): string | undefined
  /** Hears what the server did, also when nobody else does. */
  done?(body: Buffer, answer: Buffer): void
}

/** A line between a client and a server, on which things go wrong by a plan that the seed makes. */
export interface BadLine {
  url: string
  /** How many requests in a hundred are hit. */
  percent: number
  /** How often each trouble came. */
  readonly happened: Record<string, number>
  /** How many requests came while some were to be hit, and how many of them were. */
  readonly risked: { came: number; hit: number }
  /** The calls that were told when to come again. */
  readonly waits: readonly Wait[]
  /** Hits the next request with this; the next that is a call that can be told again, if `isCall`. */
  next(trouble: Trouble, isCall?: boolean): void
  close(): Promise<void>
}

/** Lays one before a server. `troubles` says what can befall a request; addresses in answers lead through the line again. */
export async function badLine(
  target: string,
  seed: number,
  troubles: (passing: Passing) => readonly Trouble[],
  { callOf = () => undefined, done = () => undefined }: Heard = {},
): Promise<BadLine> {
  const draw = chance(seed)
  const happened: Record<string, number> = {}
  const ordered: { trouble: Trouble; isCall: boolean }[] = []
  const waiting = new Map<string, { wait: Wait; told: number }>()
  const waits: Wait[] = []
  const risked = { came: 0, hit: 0 }
  const shares = new Map<string, number>()
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
    risked,
    waits,
    next: (trouble, isCall = false) => void ordered.push({ trouble, isCall }),
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
    const passing = { method, path, headers, body }
    const call = callOf(passing)
    comesAgain(call)
    const trouble = orderedFor(call) ?? drawn(passing)
    if (trouble) happened[trouble.kind] = (happened[trouble.kind] ?? 0) + 1
    if (trouble && 'hangs' in trouble) return
    if (trouble && 'reset' in trouble) return void answer.destroy()
    if (trouble && 'answer' in trouble) {
      const { status, headers: told = {}, body: said } = trouble.answer
      isTold(call, secondsIn(told))
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

  function orderedFor(call: string | undefined): Trouble | undefined {
    const at = ordered.findIndex(({ isCall }) => !isCall || call !== undefined)
    return at < 0 ? undefined : ordered.splice(at, 1)[0]?.trouble
  }

  function isTold(call: string | undefined, seconds: number | undefined): void {
    if (call === undefined || seconds === undefined) return
    const wait = { call, seconds }
    waits.push(wait)
    waiting.set(call, { wait, told: performance.now() })
  }

  function comesAgain(call = ''): void {
    const last = waiting.get(call)
    if (!last) return
    last.wait.cameAfter = performance.now() - last.told
    waiting.delete(call)
  }

  /** As good as every so many-eth of each sort of request, by that of its troubles which came least. */
  function drawn(passing: Passing): Trouble | undefined {
    const sort = `${passing.method} ${passing.headers['x-amz-target'] ?? ''}`
    const share = (shares.get(sort) ?? draw()) + (line.percent / 100) * (draw() + 1 / 2)
    const isHit = share >= 1
    if (line.percent > 0) risked.came++
    if (isHit) risked.hit++
    shares.set(sort, isHit ? share - 1 : share)
    const often = ({ kind }: Trouble) => happened[kind] ?? 0
    return isHit ? troubles(passing).toSorted((a, b) => often(a) - often(b))[0] : undefined
  }
}

/** How long a chat asks to be left alone, in either chat's words. */
function secondsIn(headers: Readonly<Record<string, string>>): number | undefined {
  const told = headers['retry-after'] ?? headers['x-ogw-ratelimit-reset']
  return told === undefined ? undefined : Number(told)
}
