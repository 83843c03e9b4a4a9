import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { fieldsOf } from '../../workspace/body.ts'
import { consentPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'
import { html, pickedPerson, refused, sendBack } from './pages.ts'

/** What a page that wants to know a person asks of the workspace. */
const Request = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  scope: z.string(),
  response_type: z.literal('code'),
  state: z.string().optional(),
  nonce: z.string().optional(),
})

/** Shows the person picked in this browser who wants to know them. */
export const consent = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => {
  const { bot } = site.options
  const asked = Request.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(response, '登录请求不完整', 'invalid_arguments')
  const { client_id, redirect_uri, scope, state, nonce } = asked.data
  if (client_id !== bot.clientId) return refused(response, '不认识这个应用', 'invalid_client_id')
  if (!bot.redirectUrls.some((registered) => redirect_uri.startsWith(registered)))
    return refused(response, '返回地址没有登记', 'bad_redirect_uri')
  if (!scope.split(/[ ,]+/).includes('openid'))
    return refused(response, '缺少 openid 范围', 'invalid_scope')
  const person = pickedPerson(site, request)
  if (!person)
    return refused(response, '请先在工作区选一个人', 'Pick a person in the workspace first')
  const question = site.signIns.ask({ user: person.id, redirectUri: redirect_uri, state, nonce })
  html(
    response,
    consentPage({ person: person.name, app: bot.name, question }, '/openid/connect/consent'),
    200,
  )
}

/** What a person answers to a question of the workspace. */
export const Decision = z.object({ question: z.string(), answer: z.enum(['allow', 'cancel']) })

/** Sends the person back, with a code or with their "no". */
export const decision = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const given = Decision.safeParse(await fieldsOf(request))
  const asked = given.success ? site.signIns.answer(given.data.question) : undefined
  if (!given.success || !asked)
    return refused(response, '这次登录已经过期', 'This sign-in has expired')
  const allowed = given.data.answer === 'allow'
  sendBack(
    response,
    asked,
    allowed ? { code: site.signIns.code(asked) } : { error: 'access_denied' },
  )
}
