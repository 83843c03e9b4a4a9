import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import type { Judgement } from './judge.ts'
import type { Ask } from './policy.ts'
import type { Service } from './services.ts'

/** Stands before a service of AWS's and lets through what whoever signed may do. */
export interface Guard {
  endpoint: string
  close(): Promise<void>
}

export interface GuardOptions {
  service: Service
  /** Where the service is. */
  target: string
  /** The one access key that the service itself knows; all of the house are signed with its secret. */
  accessKeyId: string
  judge(who: string, ask: Ask): Judgement
}

/** Starts one. */
export async function startGuard(options: GuardOptions): Promise<Guard> {
  const agent = new Agent({ keepAlive: true })
  const server = createServer({ keepAliveTimeout: 65_000 }, (asked, answer) => {
    serve(asked, answer, agent, options).catch(() => answer.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      agent.destroy()
      await closed
    },
  }
}

async function serve(
  asked: IncomingMessage,
  answer: ServerResponse,
  agent: Agent,
  { service, target, accessKeyId, judge }: GuardOptions,
): Promise<void> {
  const body = service.readsBody ? await buffer(asked) : undefined
  const [, who = ''] = /Credential=([^/]+)\//.exec(asked.headers.authorization ?? '') ?? []
  const refusal = refusalOf(who, () => service.asks(asked, body), judge)
  if (refusal) {
    asked.resume()
    return service.refuse(answer, refusal)
  }

  const { host, port } = new URL(target)
  // The signature covers the scope of a key and not its name.
  const authorization = asked.headers.authorization?.replace(`=${who}/`, `=${accessKeyId}/`)
  const onward = request({
    agent,
    host: host.split(':')[0],
    port,
    method: asked.method,
    path: asked.url,
    headers: { ...asked.headers, authorization },
  })
  if (body) onward.end(body)
  else pipeline(asked, onward).catch(() => onward.destroy())
  const [told]: IncomingMessage[] = await once(onward, 'response')
  if (!told) throw new Error('nothing was answered')
  const late = refusalOf(who, () => service.asksOfAnswer(asked, told), judge)
  if (late) {
    told.resume()
    return service.refuse(answer, late)
  }
  answer.writeHead(told.statusCode ?? 502, told.headers)
  await pipeline(told, answer)
}

/** Why something may not be done; what is not understood may not either. */
function refusalOf(
  who: string,
  asks: () => Ask[],
  judge: GuardOptions['judge'],
): string | undefined {
  let all: Ask[]
  try {
    all = asks()
  } catch (error) {
    all = [{ action: 'not understood', resource: String(error), context: {} }]
  }
  for (const ask of all) {
    const judgement = judge(who, ask)
    if (!judgement.may) return judgement.because
  }
  return undefined
}
