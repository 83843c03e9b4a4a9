import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { consenting } from '../consenting.ts'
import { bot, codeOf, startTrial } from './trial.ts'

let trial: Awaited<ReturnType<typeof startTrial>>
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const redirect_uri = 'http://127.0.0.1:4040/read/back'
const asking = {
  client_id: bot.clientId,
  scope: 'openid profile',
  redirect_uri,
  state: '状态',
  nonce: 'n-1',
  response_type: 'code',
}
const visit = async (more: Record<string, string> = {}, cookie = 'workspace_person=U0CHEN0001') => {
  const query = new URLSearchParams({ ...asking, ...more })
  const address = `${trial.workspace.url}/openid/connect/authorize?${query}`
  const response = await fetch(address, { headers: { cookie } })
  return { status: response.status, html: await response.text() }
}
const answer = (html: string, says: string) => consenting(trial.workspace.url, html, says)
const codeFor = async () => {
  const { back } = await answer((await visit()).html, 'allow')
  return back?.searchParams.get('code') ?? ''
}
const redeem = (code: string, more: object = {}) =>
  trial.client.openid.connect.token({
    client_id: bot.clientId,
    client_secret: bot.clientSecret,
    redirect_uri,
    code,
    ...more,
  })

describe('signing in through the workspace', () => {
  it('asks the person picked, and tells the bot’s page who they are', async () => {
    const page = await visit()
    expect(page.html).toContain('陈总')
    expect(page.html).toContain('登录到 案卷')
    const { back } = await answer(page.html, 'allow')
    expect(back?.href.startsWith(`${redirect_uri}?`)).toBe(true)
    expect(back?.searchParams.get('state')).toBe('状态')

    const token = await redeem(back?.searchParams.get('code') ?? '')
    const who = await trial.client.openid.connect.userInfo({ token: token.access_token ?? '' })
    expect(who).toMatchObject({
      'https://slack.com/user_id': 'U0CHEN0001',
      'https://slack.com/team_id': 'T0TRIAL001',
      name: '陈总',
      locale: 'zh-CN',
    })
    const [head, claims = '', signature] = (token.id_token ?? '').split('.')
    const digest = createHmac('sha256', bot.clientSecret).update(`${head}.${claims}`)
    expect(signature).toBe(digest.digest('base64url'))
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString())
    expect(said).toMatchObject({ sub: 'U0CHEN0001', aud: bot.clientId, nonce: 'n-1' })
  })

  it('gives a code that is good once, for ten minutes, for the bot that asked', async () => {
    const code = await codeFor()
    expect(await codeOf(redeem(code, { client_secret: 'guess' }))).toBe('bad_client_secret')
    expect(await codeOf(redeem(code))).toBe('ok')
    expect(await codeOf(redeem(code))).toBe('invalid_code')

    const late = await codeFor()
    trial.workspace.forward(10 * 60_000)
    expect(await codeOf(redeem(late))).toBe('invalid_code')
    const elsewhere = { redirect_uri: 'http://127.0.0.1:4040/read/else' }
    expect(await codeOf(redeem(await codeFor(), elsewhere))).toBe('bad_redirect_uri')
  })

  it('takes no for an answer, and one answer only', async () => {
    const { html } = await visit()
    const { back } = await answer(html, 'cancel')
    expect(back?.searchParams.get('error')).toBe('access_denied')
    expect(back?.searchParams.get('code')).toBeNull()
    expect(await answer(html, 'allow')).toEqual({ status: 400, back: undefined })
  })

  it('leads back only to where the bot is registered, and knows no other bot', async () => {
    const elsewhere = await visit({ redirect_uri: 'http://evil.example/read/' })
    expect(elsewhere.status).toBe(400)
    expect(elsewhere.html).not.toContain('evil.example')
    expect((await visit({ client_id: '9.9' })).status).toBe(400)
    expect((await visit({ scope: 'profile' })).status).toBe(400)
    expect((await visit({}, '')).html).toContain('请先在工作区选一个人')
    expect((await visit({}, `workspace_person=${bot.userId}`)).status).toBe(400)
  })

  it('says nothing of a person to a token it did not give', async () => {
    const { userInfo } = trial.client.openid.connect
    expect(await codeOf(userInfo({ token: 'xoxp-guess' }))).toBe('invalid_auth')
  })
})
