import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { consenting } from '../consenting.ts'
import { bot, codeOf, startTrial } from './trial.ts'

const redirect_uri = 'http://127.0.0.1:4040/install/slack/done'
const HOUR = 3_600_000

let trial: Awaited<ReturnType<typeof startTrial>>
beforeEach(async () => {
  trial = await startTrial(undefined, {
    bot: { ...bot, rotates: true, redirectUrls: [redirect_uri] },
  })
})
afterEach(() => trial.close())

const asking = {
  client_id: bot.clientId,
  scope: 'chat:write,commands',
  user_scope: '',
  redirect_uri,
  state: '状态',
}
const visit = async (more: Record<string, string> = {}, cookie = 'workspace_person=U0CHEN0001') => {
  const query = new URLSearchParams({ ...asking, ...more })
  const address = `${trial.workspace.url}/oauth/v2/authorize?${query}`
  const response = await fetch(address, { headers: { cookie } })
  return { status: response.status, html: await response.text() }
}
const answer = async (html: string, says: string) => {
  const { back } = await consenting(trial.workspace.url, html, says)
  return back ?? new URL('http://nowhere.example')
}
const codeFor = async () =>
  (await answer((await visit()).html, 'allow')).searchParams.get('code') ?? ''

const client = { client_id: bot.clientId, client_secret: bot.clientSecret }
const access = (more: object) => trial.client.oauth.v2.access({ ...client, ...more })
const redeem = (code: string, more: object = {}) => access({ code, redirect_uri, ...more })
const refresh = (refresh_token = '') => access({ grant_type: 'refresh_token', refresh_token })
const works = (token = '') => codeOf(trial.client.auth.test({ token }))

describe('installing an app in the workspace', () => {
  it('asks the person picked, and gives the app a token that ends after twelve hours', async () => {
    const { html } = await visit()
    expect(html).toContain('安装到 江城凤竹')
    expect(html).toContain('chat:write, commands')
    const back = await answer(html, 'allow')
    expect(back.searchParams.get('state')).toBe('状态')
    const given = await redeem(back.searchParams.get('code') ?? '')
    expect(given).toMatchObject({
      app_id: bot.appId,
      bot_user_id: bot.userId,
      team: { id: 'T0TRIAL001' },
      scope: asking.scope,
      token_type: 'bot',
      expires_in: 43_200,
      is_enterprise_install: false,
    })
    expect(await works(given.access_token)).toBe('ok')
    trial.workspace.forward(12 * HOUR)
    expect(await works(given.access_token)).toBe('token_expired')
    expect(await works(bot.token)).toBe('ok')
  })

  it('gives a code that is good once, for ten minutes, for the app that asked', async () => {
    const code = await codeFor()
    expect(await codeOf(redeem(code, { client_secret: 'guess' }))).toBe('bad_client_secret')
    expect(await codeOf(redeem(code))).toBe('ok')
    expect(await codeOf(redeem(code))).toBe('invalid_code')
    const late = await codeFor()
    trial.workspace.forward(HOUR / 6)
    expect(await codeOf(redeem(late))).toBe('invalid_code')
  })

  it('takes no for an answer, and leads back only to where the app is registered', async () => {
    const back = await answer((await visit()).html, 'cancel')
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect((await visit({ redirect_uri: `${redirect_uri}/else` })).status).toBe(400)
    expect((await visit({ client_id: '9.9' })).status).toBe(400)
    expect((await visit({}, '')).status).toBe(400)
  })

  it('takes a refresh token once, but for the moment in which an answer may have been lost', async () => {
    const first = await redeem(await codeFor())
    const second = await refresh(first.refresh_token)
    const again = await refresh(first.refresh_token)
    expect(again.access_token).not.toBe(second.access_token)
    // The first pair was lost, as far as Slack knows.
    expect(await works(second.access_token)).toBe('token_revoked')
    expect(await codeOf(refresh(second.refresh_token))).toBe('invalid_refresh_token')
    expect(await works(again.access_token)).toBe('ok')
    expect(await works(first.access_token)).toBe('ok')
    trial.workspace.forward(2 * 60_000)
    expect(await codeOf(refresh(first.refresh_token))).toBe('invalid_refresh_token')
    expect(await codeOf(refresh(again.refresh_token))).toBe('ok')
    expect(await codeOf(refresh('xoxe-guess'))).toBe('invalid_refresh_token')
  })
})
