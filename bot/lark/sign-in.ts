import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { ChatIdentity } from '../../shared/records/person.ts'
import type { Installation, Log } from './face.ts'

export interface SignInSettings {
  installation: Pick<Installation, 'appId' | 'appSecret' | 'domain' | 'tenantKey'>
  /** Where accounts are, as `https://accounts.feishu.cn`. */
  accounts: string
  redirectUri: string
  log: Log
}

/** Sign in with Feishu or Lark: who sits in front of a browser. */
export interface SignIn {
  /** Where the browser is sent. */
  start(state: string, nonce: string): string
  /** The person behind a code; none when it is not one of ours, stale, or of another tenant. */
  finish(code: string, nonce: string): Promise<ChatIdentity | undefined>
}

const Somebody = z.looseObject({
  data: z.looseObject({ open_id: z.string().min(1), tenant_key: z.string().min(1) }),
})

/** The nonce is the verifier of PKCE: a code is worth nothing to whoever did not send this browser off. */
export function larkSignIn({ installation, accounts, redirectUri, log }: SignInSettings): SignIn {
  return {
    start: (state, nonce) => {
      const url = new URL('/open-apis/authen/v1/authorize', accounts)
      url.search = new URLSearchParams({
        client_id: installation.appId,
        response_type: 'code',
        redirect_uri: redirectUri,
        state,
        code_challenge: createHash('sha256').update(nonce).digest('base64url'),
        code_challenge_method: 'S256',
      }).toString()
      return url.href
    },
    finish: async (code, nonce) => {
      const told = await somebodyBehind(code, nonce).catch(() => undefined)
      const { tenant_key: workspace, open_id: user } = Somebody.safeParse(told).data?.data ?? {}
      if (!user || workspace !== installation.tenantKey) return undefined
      return { chat: 'lark', workspace, user }
    },
  }

  async function somebodyBehind(code: string, codeVerifier: string): Promise<unknown> {
    // Heavy to load, and needed by whoever comes back from Lark alone.
    const { clientOf } = await import('./client.ts')
    const { withUserAccessToken } = await import('@larksuiteoapi/node-sdk')
    const client = clientOf(installation, log, accounts)
    const { accessToken } = await client.accessToken.retrieveByAuthorizationCode({
      code,
      redirectUri,
      codeVerifier,
    })
    return client.authen.userInfo.get({}, withUserAccessToken(accessToken))
  }
}
