import { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { SignIn } from '../gateway/sign-in.ts'

/** What Slack says of a person who signed in: claims of the id token. */
const Claims = z.object({
  iss: z.literal('https://slack.com'),
  aud: z.string(),
  exp: z.int(),
  nonce: z.string(),
  'https://slack.com/user_id': z.string(),
  'https://slack.com/team_id': z.string(),
})

/** Our app, and where its people sign in. */
export interface SignInSettings {
  clientId: string
  clientSecret: string
  teamId: string
  apiUrl: string
  authorizeUrl: string
  redirectUri: string
  now(): number
}

/** Sign in with Slack (OpenID Connect). */
export function slackSignIn(settings: SignInSettings): SignIn {
  const client = new WebClient(undefined, {
    slackApiUrl: settings.apiUrl,
    retryConfig: { retries: 1 },
    rejectRateLimitedCalls: true,
  })
  return {
    start: (state, nonce) => {
      const url = new URL(settings.authorizeUrl)
      url.search = new URLSearchParams({
        response_type: 'code',
        scope: 'openid profile',
        client_id: settings.clientId,
        redirect_uri: settings.redirectUri,
        team: settings.teamId,
        state,
        nonce,
      }).toString()
      return url.href
    },
    finish: async (code, nonce) => {
      const answer = await client.openid.connect
        .token({
          client_id: settings.clientId,
          client_secret: settings.clientSecret,
          redirect_uri: settings.redirectUri,
          code,
        })
        .catch(() => undefined)
      const claims = claimsOf(answer?.id_token)
      if (!claims || claims.aud !== settings.clientId || claims.nonce !== nonce) return undefined
      if (claims.exp * 1000 <= settings.now()) return undefined
      const workspace = claims['https://slack.com/team_id']
      if (workspace !== settings.teamId) return undefined
      return { chat: 'slack', workspace, user: claims['https://slack.com/user_id'] }
    },
  }
}

/** The token came straight from Slack over our own connection, so its claims are read without its signature (OpenID Connect Core 3.1.3.7). */
function claimsOf(idToken: string | undefined): z.infer<typeof Claims> | undefined {
  const payload = idToken?.split('.')[1]
  if (!payload) return undefined
  try {
    const parsed = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
