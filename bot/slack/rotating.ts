import type { Log } from '../../shared/commands/log.ts'
import { type Installed, type SlackApp, tokenIn } from './installation.ts'
import { exchange, SlackRefused } from './oauth.ts'

/** So long before its end a token is refreshed: an hourly run that fails has another one before it. */
export const REFRESHED_BEFORE = 2 * 3_600_000

/** Whether the token ends soon. One without an end never does. */
export const isEnding = ({ SLACK_BOT_TOKEN_UNTIL: until }: Installed, now: number): boolean =>
  until !== undefined && until - now <= REFRESHED_BEFORE

/**
 * The installation with its next token. The old one works until its end, so whoever still has it is not cut off;
 * the refresh token is used up by this. @throws SlackRefused
 */
export async function refreshed(
  installed: Installed,
  app: SlackApp,
  { now, log }: { now(): number; log: Log },
): Promise<Installed> {
  const { SLACK_REFRESH_TOKEN: refresh_token } = installed
  if (!refresh_token) throw new SlackRefused('there is no refresh token')
  const issued = await exchange(app, log, { refresh_token })
  if (issued.app_id !== app.app || issued.bot_user_id !== installed.SLACK_BOT_USER_ID)
    throw new SlackRefused('the new token is another bot’s')
  if (!issued.refresh_token || !issued.expires_in)
    throw new SlackRefused('the new token has no end')
  return { ...installed, SLACK_APP_ID: app.app, ...tokenIn(issued, now()) }
}
