import { WebAPIPlatformError, WebClient } from '@slack/web-api'
import type { Log } from '../../shared/commands/log.ts'
import { Issued, type SlackApp } from './installation.ts'
import { quietLogger } from './quiet-logger.ts'

/** Slack's "no", in its own word; nothing of what was sent or answered is in it. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused'
}

/** A client that calls without a token, or with one that was just given. */
export const openClient = ({ apiUrl }: SlackApp, log: Log, token?: string): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    // A lost answer is asked for again at once: for a moment Slack gives another for the same token.
    retryConfig: { retries: 2, minTimeout: 100, maxTimeout: 1000 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
    logger: quietLogger(log),
  })

/** Exchanges a code or a refresh token. @throws SlackRefused */
export async function exchange(
  app: SlackApp,
  log: Log,
  given: { code: string; redirect_uri: string } | { refresh_token: string },
): Promise<Issued> {
  const { clientId: client_id, clientSecret: client_secret } = app
  const grant_type = 'code' in given ? 'authorization_code' : 'refresh_token'
  try {
    const client = openClient(app, log)
    const asked = { client_id, client_secret, grant_type, ...given }
    const issued = Issued.safeParse(await client.apiCall('oauth.v2.access', asked))
    if (!issued.success) throw new SlackRefused('an answer that we cannot read')
    return issued.data
  } catch (error) {
    throw refusalIn(error)
  }
}

/** The word of Slack's that an error comes to. */
export function refusalIn(error: unknown): SlackRefused {
  if (error instanceof SlackRefused) return error
  if (error instanceof WebAPIPlatformError) return new SlackRefused(error.data.error)
  return new SlackRefused(error instanceof Error ? error.name : typeof error)
}
