import * as z from 'zod'
import type { Site } from '../site.ts'
import { method } from './method.ts'
import { checkApp, redeem } from './redeem.ts'

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
    (site, given) => {
      checkApp(site, given)
      if (given.grant_type === 'refresh_token')
        return answerFor(site, site.botTokens.refresh(given.refresh_token ?? ''))
      const { scopes, user } = redeem(site.botTokens.codes, given)
      return answerFor(site, site.botTokens.issue(scopes), user)
    },
    true,
  ),
}
