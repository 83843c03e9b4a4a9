import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { json, text } from './answer.ts'
import { fieldsOf } from './body.ts'
import type { Clock } from './clock.ts'
import type { Listeners } from './listeners.ts'
import { personIn } from './people.ts'
import { stream } from './stream.ts'

/** As much of a workspace as its page sees of any. */
interface Site {
  people: ReadonlyMap<string, { bot?: boolean }>
  clock: Clock
  listeners: Listeners
  record(change: { kind: 'forwarded'; by: number }): void
}

/** What each chat answers in its own way. */
interface Own {
  act(fields: Record<string, unknown>): Promise<unknown>
  state(person: string): unknown
  takeFile(query: URLSearchParams, person: string): Promise<unknown>
  /** The answer to what nobody else knows; none: it is not found. */
  other(asked: string, person: string): Promise<void> | undefined
}

const Forward = z.object({
  forward: z
    .number()
    .min(0)
    .max(100 * 365 * 86_400_000),
})

/** Before anyone was picked the page is given the first of the company. */
const firstPerson = (site: Site) => [...site.people].find(([, { bot }]) => !bot)?.[0]

const setClock = async (site: Site, request: IncomingMessage, response: ServerResponse) => {
  const asked = Forward.safeParse(await fieldsOf(request))
  if (!asked.success) return json(response, { ok: false, error: 'invalid_arguments' }, 400)
  site.record({ kind: 'forwarded', by: asked.data.forward })
  json(response, { now: site.clock.now() })
}

/** Answers what the page of a workspace asks for. */
export const answerPage = async (
  site: Site,
  own: Own,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const asked = `${request.method} ${url.pathname.slice('/workspace'.length)}`
  if (asked === 'GET /clock') return json(response, { now: site.clock.now() })
  if (asked === 'POST /clock') return await setClock(site, request, response)
  if (asked === 'POST /act') return json(response, await own.act(await fieldsOf(request)))

  const as = url.searchParams.get('as')
  const nobodyYet = asked === 'GET /state' && !as
  const person = nobodyYet ? firstPerson(site) : personIn(site.people, as) && as
  if (!person) return text(response, 'user_not_found', 404)
  if (asked === 'GET /state') return json(response, own.state(person))
  if (asked === 'GET /stream') return stream(site.listeners, request, response)
  if (asked === 'POST /files') return json(response, await own.takeFile(url.searchParams, person))
  await (own.other(asked, person) ?? text(response, 'not found', 404))
}
