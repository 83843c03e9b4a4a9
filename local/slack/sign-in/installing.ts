import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { decide } from '../../workspace/consents.ts'
import { html, pickedPerson, refused } from '../../workspace/sign-in-answers.ts'
import { installPage } from '../../workspace/sign-in-page.ts'
import type { Site } from '../site.ts'

/** What somebody who installs an app brings along. */
const Request = z.object({
  client_id: z.string(),
  scope: z.string().min(1),
  user_scope: z.string().optional(),
  redirect_uri: z.url({ protocol: /^https?$/ }),
  state: z.string().optional(),
  team: z.string().optional(),
})

/** Asks the person picked in this browser whether the app may be installed. */
export const askToInstall = (
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => {
  const { bot } = site.options
  const asked = Request.safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) return refused(response, '安装请求不完整', 'invalid_arguments')
  const { client_id, scope, redirect_uri, state } = asked.data
  if (client_id !== bot.clientId) return refused(response, '不认识这个应用', 'invalid_client_id')
  if (!bot.redirectUrls.includes(redirect_uri))
    return refused(response, '返回地址没有登记', 'bad_redirect_uri')
  const person = pickedPerson(site.people, request, 'workspace_person')
  if (!person)
    return refused(response, '请先在工作区选一个人', 'Pick a person in the workspace first')
  const question = site.botTokens.questions.put({
    user: person.id,
    redirectUri: redirect_uri,
    state,
    scopes: scope,
  })
  const shown = { team: site.options.team.name, app: bot.name, scopes: scope.split(','), question }
  html(response, installPage(shown, '/oauth/v2/consent'), 200)
}

/** Sends the person back, with a code or with their "no". */
export const decideToInstall = (site: Site, request: IncomingMessage, response: ServerResponse) =>
  decide(site.botTokens, request, response, {
    chinese: '这次安装已经过期',
    english: 'This installation has expired',
  })
