import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import type { Site } from '../site.ts'
import { method } from './method.ts'

const answerFor = (site: Site, issued: object, user?: string) => {
  const { bot, team } = site.options
  return {
    ...issued,
    token_type: 'bot',
    bot_user_id: bot.userId,
    app_id: bot.appId,
    team,
    enterprise: null,
    is_enterprise_install: false,
    ...(user ? { authed_user: { id: user } } : {}),
  }
}

/** How an app gets its token: for a code when it is installed, for a refresh token before the last one ends. */
export const oauth = {
  'oauth.v2.access': method(
    {
      client_id: z.string(),
      client_secret: z.string(),
      grant_type: z.enum(['authorization_code', 'refresh_token']).default('authorization_code'),
      code: z.string().optional(),
      redirect_uri: z.string().optional(),
      refresh_token: z.string().optional(),
    },
    (site, { client_id, client_secret, grant_type, code, redirect_uri, refresh_token }) => {
      const { bot } = site.options
      if (client_id !== bot.clientId) throw new Refusal('invalid_client_id')
      if (client_secret !== bot.clientSecret) throw new Refusal('bad_client_secret')
      if (grant_type === 'refresh_token')
        return answerFor(site, site.botTokens.refresh(refresh_token ?? ''))
      const asked = site.botTokens.redeem(code ?? '')
      if (!asked) throw new Refusal('invalid_code')
      if (redirect_uri !== undefined && redirect_uri !== asked.redirectUri)
        throw new Refusal('bad_redirect_uri')
      return answerFor(site, site.botTokens.issue(asked.scopes), asked.user)
    },
    true,
  ),
}
