import { createHash } from 'node:crypto'
import type { SignIn } from '../gateway/sign-in.ts'
import type { SignInSettings } from './who-signed-in.ts'

/** Sign in with Feishu or Lark. The nonce is the verifier of PKCE: a code is worth nothing to whoever did not send this browser off. */
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
    const { whoSignedIn } = await import('./who-signed-in.ts')
    const person = await whoSignedIn(code, nonce, settings).catch(() => undefined)
    return person?.workspace === settings.installation.tenantKey ? person : undefined
  },
})
