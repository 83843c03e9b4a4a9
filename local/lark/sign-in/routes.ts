import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { decide } from '../../workspace/consents.ts'
import { html, pickedPerson, refused } from '../../workspace/sign-in-answers.ts'
import { consentPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

/** Where the answer to the question goes. */
export const consentPath = '/sign-in/consent'

/** What a page that wants to know a person asks of Lark. */
const Request = z.strictObject({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  response_type: z.literal('code'),
  scope: z.string().optional(),
  state: z.string().optional(),
  prompt: z.literal('consent').optional(),
  code_challenge: z
    .string()
    .regex(/^[\w-]{43}$/)
    .optional(),
  code_challenge_method: z.literal('S256').optional(),
})

/** Shows the person picked in this browser who wants to know them. */
export const consent = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => {
  const { app } = site.options
  const asked = Request.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(response, '登录请求不完整', '20027 invalid request')
  const { client_id, redirect_uri, state, code_challenge, code_challenge_method } = asked.data
  if (client_id !== app.appId) return refused(response, '不认识这个应用', '20048 invalid client_id')
  if (!app.redirectUrls.includes(redirect_uri.replace(/\?.*$/s, '')))
    return refused(response, '返回地址没有登记', '20029 invalid redirect_uri')
  if ((code_challenge === undefined) !== (code_challenge_method === undefined))
    return refused(response, '登录请求不完整', '20027 invalid request')
  const person = pickedPerson(site.people, request, 'lark_person')
  if (!person)
    return refused(response, '请先在工作区选一个人', 'Pick a person in the workspace first')
  if (person.tenantKey !== undefined)
    return refused(
      response,
      '你的企业没有安装这个应用',
      '20009 the app is not installed in your tenant',
    )
  const question = site.signIns.questions.put({
    person: person.openId,
    redirectUri: redirect_uri,
    state,
    challenge: code_challenge,
  })
  html(response, consentPage({ person: person.name, app: app.name, question }, consentPath), 200)
}

/** Sends the person back, with a code or with their "no". */
export const decision = (site: Site, request: IncomingMessage, response: ServerResponse) =>
  decide(site.signIns, request, response, {
    chinese: '这次登录已经过期',
    english: 'This sign-in has expired',
  })
