import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { json, text } from '../../workspace/answer.ts'
import { fieldsOf } from '../../workspace/body.ts'
import { stream } from '../../workspace/stream.ts'
import { perform } from '../acts/perform.ts'
import type { Site } from '../site.ts'
import { stateFor } from '../state.ts'
import { fileFor, takeFile } from './files.ts'

const Forward = z.object({
  forward: z
    .number()
    .min(0)
    .max(100 * 365 * 86_400_000),
})

const personIn = (site: Site, query: URLSearchParams) => {
  const person = site.people.get(query.get('as') ?? '')
  return person && !person.bot ? person.openId : undefined
}

/** Before anyone was picked the page is given the first of the company. */
const firstPerson = (site: Site) => [...site.people.values()].find(({ bot }) => !bot)?.openId

const setClock = async (site: Site, request: IncomingMessage, response: ServerResponse) => {
  const asked = Forward.safeParse(await fieldsOf(request))
  if (!asked.success) return json(response, { ok: false, error: 'invalid_arguments' }, 400)
  site.record({ kind: 'forwarded', by: asked.data.forward })
  json(response, { now: site.clock.now() })
}

/** What the page of the workspace asks for, all of it in `contract.ts`. */
export const workspace = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const asked = `${request.method} ${url.pathname.slice('/workspace'.length)}`
  if (asked === 'GET /clock') return json(response, { now: site.clock.now() })
  if (asked === 'POST /clock') return await setClock(site, request, response)
  if (asked === 'POST /act') return json(response, await perform(site, await fieldsOf(request)))

  const nobodyYet = asked === 'GET /state' && !url.searchParams.get('as')
  const person = nobodyYet ? firstPerson(site) : personIn(site, url.searchParams)
  if (person === undefined) return text(response, 'user_not_found', 404)
  if (asked === 'GET /state') return json(response, stateFor(site, person))
  if (asked === 'GET /stream') return stream(site.listeners, request, response)
  if (asked === 'POST /files')
    return json(response, await takeFile(site, request, url.searchParams, person))
  const [, message, key] = /^GET \/file\/(om_\w+)\/(\w+)$/.exec(asked) ?? []
  if (message !== undefined && key !== undefined)
    return await fileFor(site, response, { message, key }, person)
  text(response, 'not found', 404)
}
