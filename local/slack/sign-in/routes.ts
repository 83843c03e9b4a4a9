import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { decide } from '../../workspace/consents.ts'
import { html, pickedPerson, refused } from '../../workspace/sign-in-answers.ts'
import { consentPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

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
  const person = pickedPerson(site.people, request, 'workspace_person')
  if (!person)
    return refused(response, '请先在工作区选一个人', 'Pick a person in the workspace first')
  const question = site.signIns.questions.put({
    user: person.id,
    redirectUri: redirect_uri,
    state,
    nonce,
  })
  html(
    response,
    consentPage({ person: person.name, app: bot.name, question }, '/openid/connect/consent'),
    200,
  )
}

/** Sends the person back, with a code or with their "no". */
export const decision = (site: Site, request: IncomingMessage, response: ServerResponse) =>
  decide(site.signIns, request, response, {
    chinese: '这次登录已经过期',
    english: 'This sign-in has expired',
  })
