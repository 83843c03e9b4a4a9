import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { bytes } from '../../workspace/answer.ts'
import { fieldsOf } from '../../workspace/body.ts'
import { consentPage, refusalPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

const html = (response: ServerResponse, body: string, status: number) =>
  bytes(response, 'text/html; charset=utf-8', body, status, {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'",
  })

/** What a page that wants to know a person asks of the workspace. */
const Request = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string(),
  response_type: z.literal('code'),
  state: z.string().optional(),
  nonce: z.string().optional(),
})

const pickedPerson = (site: Site, request: IncomingMessage) => {
  const id = /(?:^|;\s*)workspace_person=([A-Z0-9]+)/.exec(request.headers.cookie ?? '')?.[1]
  const person = site.people.get(id ?? '')
  return person && !person.bot ? person : undefined
}

/** Shows the person picked in this browser who wants to know them. */
export const consent = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => {
  const { bot } = site.options
  const asked = Request.safeParse(Object.fromEntries(url.searchParams))
  const refused = (chinese: string, english: string) =>
    html(response, refusalPage(chinese, english), 400)
  if (!asked.success) return refused('登录请求不完整', 'invalid_arguments')
  const { client_id, redirect_uri, scope, state, nonce } = asked.data
  if (client_id !== bot.clientId) return refused('不认识这个应用', 'invalid_client_id')
  if (!bot.redirectUrls.some((registered) => redirect_uri.startsWith(registered)))
    return refused('返回地址没有登记', 'bad_redirect_uri')
  if (!scope.split(/[ ,]+/).includes('openid')) return refused('缺少 openid 范围', 'invalid_scope')
  const person = pickedPerson(site, request)
  if (!person) return refused('请先在工作区选一个人', 'Pick a person in the workspace first')
  const question = site.signIns.ask({ user: person.id, redirectUri: redirect_uri, state, nonce })
  html(
    response,
    consentPage({ person: person.name, app: bot.name, question }, '/openid/connect/consent'),
    200,
  )
}

const Decision = z.object({ question: z.string(), answer: z.enum(['allow', 'cancel']) })

/** Sends the person back, with a code or with their "no". */
export const decision = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const given = Decision.safeParse(await fieldsOf(request))
  const asked = given.success ? site.signIns.answer(given.data.question) : undefined
  if (!given.success || !asked)
    return html(response, refusalPage('这次登录已经过期', 'This sign-in has expired'), 400)
  const back = new URL(asked.redirectUri)
  if (given.data.answer === 'allow') back.searchParams.set('code', site.signIns.code(asked))
  else back.searchParams.set('error', 'access_denied')
  if (asked.state !== undefined) back.searchParams.set('state', asked.state)
  response.writeHead(303, { location: back.href, 'cache-control': 'no-store' }).end()
}
