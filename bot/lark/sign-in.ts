import { createHash } from 'node:crypto'
import type { ChatIdentity } from '../../shared/records/person.ts'
import type { SignInSettings } from './person-behind.ts'

/** Sign in with Feishu or Lark: who sits in front of a browser. */
export interface SignIn {
  /** Where the browser is sent. */
  start(state: string, nonce: string): string
  /** The person behind a code; none when it is not one of ours, stale, or of another tenant. */
  finish(code: string, nonce: string): Promise<ChatIdentity | undefined>
}

/** The nonce is the verifier of PKCE: a code is worth nothing to whoever did not send this browser off. */
export const larkSignIn = (settings: SignInSettings): SignIn => ({
  start: (state, nonce) => {
    const url = new URL('/open-apis/authen/v1/authorize', settings.accounts)
    url.search = new URLSearchParams({
      client_id: settings.installation.appId,
      response_type: 'code',
      redirect_uri: settings.redirectUri,
      state,
      code_challenge: createHash('sha256').update(nonce).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString()
    return url.href
  },
  finish: async (code, nonce) => {
    // The SDK is heavy, and needed by whoever comes back from Lark alone.
    const { personBehind } = await import('./person-behind.ts')
    const person = await personBehind(code, nonce, settings).catch(() => undefined)
    return person?.workspace === settings.installation.tenantKey ? person : undefined
  },
})
