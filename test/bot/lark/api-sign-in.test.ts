import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SignIn } from '../../../bot/gateway/sign-in.ts'
import { larkSignIn } from '../../../bot/lark/sign-in.ts'
import { LIN, type OpenApi, refused, secrets, startOpenApi, TENANT } from './open-api.ts'

const REDIRECT = 'https://archive.example.com/room/signed-in'
const secret = () => randomBytes(32).toString('base64url')

let lark: OpenApi
let signIn: SignIn
beforeAll(async () => {
  lark = await startOpenApi()
  signIn = larkSignIn({
    installation: lark.installation,
    accounts: lark.url,
    redirectUri: REDIRECT,
    log: () => undefined,
  })
})
afterAll(() => lark.close())

const token = { body: { code: 0, access_token: 'u-token', token_type: 'Bearer', expires_in: 7200 } }
const somebody = (tenant_key: string) => ({
  body: { code: 0, data: { name: '林晓雯', open_id: LIN, tenant_key } },
})
beforeEach(() => {
  lark.clear()
  lark.say('/oauth/v3/token', token)
  lark.say('/user_info', somebody(TENANT))
})

describe('signing in with Lark', () => {
  it('sends the browser to the accounts with our app, the state, and a challenge of the verifier that it keeps', () => {
    const nonce = secret()
    const url = new URL(signIn.start('state-of-this-browser', nonce))
    expect(`${url.origin}${url.pathname}`).toBe(`${lark.url}/open-apis/authen/v1/authorize`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: lark.installation.appId,
      response_type: 'code',
      redirect_uri: REDIRECT,
      state: 'state-of-this-browser',
      code_challenge: createHash('sha256').update(nonce).digest('base64url'),
      code_challenge_method: 'S256',
    })
    // What passes through the address bar is no use for the code.
    expect(url.href).not.toContain(nonce)
    expect(url.href).not.toContain(secrets.appSecret)
  })

  it('takes the code for the person behind it, with the verifier of this browser', async () => {
    const nonce = secret()
    expect(await signIn.finish('code-1', nonce)).toEqual({
      chat: 'lark',
      workspace: TENANT,
      user: LIN,
    })
    const [exchange, whoever] = lark.calls
    expect(exchange).toMatchObject({
      call: 'POST /oauth/v3/token',
      body: {
        grant_type: 'authorization_code',
        client_id: lark.installation.appId,
        client_secret: secrets.appSecret,
        code: 'code-1',
        code_verifier: nonce,
        redirect_uri: REDIRECT,
      },
    })
    expect(whoever).toMatchObject({
      call: 'GET /open-apis/authen/v1/user_info',
      authorization: 'Bearer u-token',
    })
  })

  it('knows nobody of another tenant', async () => {
    lark.say('/user_info', somebody('another-tenant'))
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
  })

  it('knows nobody for a code that is used, stale or of another verifier', async () => {
    // The answer of OAuth, with Lark's own number beside it.
    const oauth = { code: 20003, error: 'invalid_grant', error_description: 'code is used' }
    lark.say('/oauth/v3/token', { status: 400, body: oauth })
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
    lark.say('/oauth/v3/token', { body: oauth })
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
    lark.say('/oauth/v3/token', { body: { code: 0 } })
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
  })

  it('knows nobody whom Lark does not name', async () => {
    lark.say('/user_info', refused(99991668, 401))
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
    lark.say('/user_info', { body: { code: 0, data: { tenant_key: TENANT } } })
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
    lark.say('/user_info', { status: 502, body: 'bad gateway' })
    expect(await signIn.finish('code-1', secret())).toBeUndefined()
  })
})
