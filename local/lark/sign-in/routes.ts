import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { bytes } from '../../workspace/answer.ts'
import { fieldsOf } from '../../workspace/body.ts'
import { consentPage, refusalPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

/** Where the answer to the question goes. */
export const consentPath = '/sign-in/consent'

const html = (response: ServerResponse, body: string, status: number) =>
  bytes(response, 'text/html; charset=utf-8', body, status, {
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'",
  })

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

const pickedPerson = (site: Site, request: IncomingMessage) => {
  const id = /(?:^|;\s*)lark_person=(ou_\w+)/.exec(request.headers.cookie ?? '')?.[1]
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
  const { app } = site.options
  const asked = Request.safeParse(Object.fromEntries(url.searchParams))
  const refused = (chinese: string, english: string) =>
    html(response, refusalPage(chinese, english), 400)
  if (!asked.success) return refused('登录请求不完整', '20027 invalid request')
  const { client_id, redirect_uri, state, code_challenge, code_challenge_method } = asked.data
  if (client_id !== app.appId) return refused('不认识这个应用', '20048 invalid client_id')
  if (!app.redirectUrls.includes(redirect_uri.replace(/\?.*$/s, '')))
    return refused('返回地址没有登记', '20029 invalid redirect_uri')
  if ((code_challenge === undefined) !== (code_challenge_method === undefined))
    return refused('登录请求不完整', '20027 invalid request')
  const person = pickedPerson(site, request)
  if (!person) return refused('请先在工作区选一个人', 'Pick a person in the workspace first')
  if (person.tenantKey !== undefined)
    return refused('你的企业没有安装这个应用', '20009 the app is not installed in your tenant')
  const question = site.signIns.questions.put({
    person: person.openId,
    redirectUri: redirect_uri,
    state,
    challenge: code_challenge,
  })
  html(response, consentPage({ person: person.name, app: app.name, question }, consentPath), 200)
}

const Decision = z.object({ question: z.string(), answer: z.enum(['allow', 'cancel']) })

/** Sends the person back, with a code or with their "no". */
export const decision = async (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const given = Decision.safeParse(await fieldsOf(request))
  const asked = given.success ? site.signIns.questions.take(given.data.question) : undefined
  if (!given.success || !asked)
    return html(response, refusalPage('这次登录已经过期', 'This sign-in has expired'), 400)
  const back = new URL(asked.redirectUri)
  if (given.data.answer === 'allow') back.searchParams.set('code', site.signIns.codes.put(asked))
  else back.searchParams.set('error', 'access_denied')
  if (asked.state !== undefined) back.searchParams.set('state', asked.state)
  response.writeHead(303, { location: back.href, 'cache-control': 'no-store' }).end()
}
