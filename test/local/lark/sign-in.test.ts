import { createHash } from 'node:crypto'
import { withUserAccessToken } from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { consenting } from '../consenting.ts'
import { app, buyer, chen, clientOf, codeOf, startTrial, type Trial } from './trial.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.close())

const redirectUri = app.redirectUrls[0] ?? ''
const verifier = 'v'.repeat(43)
const asking = {
  client_id: app.appId,
  response_type: 'code',
  redirect_uri: redirectUri,
  state: '状态',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
}
const visit = async (more: Record<string, string> = {}, cookie = `lark_person=${chen}`) => {
  const query = new URLSearchParams({ ...asking, ...more })
  const address = `${trial.workspace.url}/open-apis/authen/v1/authorize?${query}`
  const response = await fetch(address, { headers: { cookie } })
  return { status: response.status, html: await response.text() }
}
const answer = (html: string, says: string) => consenting(trial.workspace.url, html, says)
const codeFor = async () => {
  const { back } = await answer((await visit()).html, 'allow')
  return back?.searchParams.get('code') ?? ''
}
const redeem = async (code: string, more: object = {}) =>
  await trial.client.accessToken.retrieveByAuthorizationCode({
    code,
    redirectUri,
    codeVerifier: verifier,
    ...more,
  })
/** The code that the redemption was refused with. */
const refusal = async (code: string, more: object = {}) => {
  const fields = {
    grant_type: 'authorization_code',
    client_id: app.appId,
    client_secret: app.appSecret,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    code,
    ...more,
  }
  const response = await fetch(`${trial.workspace.url}/oauth/v3/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  return Object(await response.json()).code
}

describe('signing in through Lark', () => {
  it('asks the person picked, and tells the bot’s page who they are', async () => {
    const page = await visit()
    expect(page.html).toContain('陈总')
    expect(page.html).toContain('>允许')
    const { back } = await answer(page.html, 'allow')
    expect(back?.href.startsWith(`${redirectUri}?`)).toBe(true)
    expect(back?.searchParams.get('state')).toBe('状态')
    const { accessToken } = await redeem(back?.searchParams.get('code') ?? '')
    const who = await trial.client.authen.userInfo.get({}, withUserAccessToken(accessToken))
    expect(who.data).toMatchObject({
      open_id: chen,
      tenant_key: '2ed263bf32cf1651',
      name: '陈总',
    })
  })

  it('gives a code that is good once, for five minutes', async () => {
    const code = await codeFor()
    expect((await redeem(code)).accessToken).toMatch(/^u-/)
    expect(await refusal(code)).toBe(20003)
    const late = await codeFor()
    trial.workspace.forward(5 * 60_000)
    expect(await refusal(late)).toBe(20003)
  })

  it('gives nothing to whoever did not send the browser off', async () => {
    expect(await refusal(await codeFor(), { code_verifier: 'w'.repeat(43) })).toBe(20049)
    expect(await refusal(await codeFor(), { code_verifier: undefined })).toBe(20049)
    expect(await refusal(await codeFor(), { redirect_uri: `${redirectUri}/` })).toBe(20071)
    expect(await refusal(await codeFor(), { client_secret: 'guess' })).toBe(20002)
    expect(await refusal(await codeFor(), { client_id: 'cli_other' })).toBe(20048)
    expect(await refusal(await codeFor(), { grant_type: 'refresh_token' })).toBe(99992402)
    const other = clientOf(trial.workspace.domain)
    expect(await codeOf(other.authen.userInfo.get({}, withUserAccessToken('u-guess')))).toBe(20005)
  })

  it('takes no for an answer, and one answer only', async () => {
    const { html } = await visit()
    const { back } = await answer(html, 'cancel')
    expect(back?.searchParams.get('error')).toBe('access_denied')
    expect(back?.searchParams.get('code')).toBeNull()
    expect(await answer(html, 'allow')).toEqual({ status: 400, back: undefined })
  })

  it('leads back only to where the app is registered, and knows no other app', async () => {
    const elsewhere = await visit({ redirect_uri: 'http://evil.example/room/signed-in' })
    expect(elsewhere.status).toBe(400)
    expect(elsewhere.html).not.toContain('evil.example')
    expect((await visit({ redirect_uri: `${redirectUri}/more` })).status).toBe(400)
    expect((await visit({ client_id: 'cli_other' })).status).toBe(400)
    expect((await visit({ code_challenge_method: 'plain' })).status).toBe(400)
    expect((await visit({ colour: 'red' })).status).toBe(400)
  })

  it('knows a person of the tenant only', async () => {
    expect((await visit({}, '')).html).toContain('请先在工作区选一个人')
    expect((await visit({}, `lark_person=${app.botOpenId}`)).status).toBe(400)
    const outsider = await visit({}, `lark_person=${buyer}`)
    expect(outsider.status).toBe(400)
    expect(outsider.html).toContain('没有安装这个应用')
  })
})
