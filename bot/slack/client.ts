import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Log } from '../../shared/commands/log.ts'
import type { Installation } from './face.ts'
import { quietLogger } from './quiet-logger.ts'

/** How we call Slack: at most one repetition, and never asleep over a rate limit. */
export const clientOptionsOf = ({ apiUrl }: Installation, log: Log) =>
  ({
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 1, minTimeout: 100, maxTimeout: 300 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
    logger: quietLogger(log),
  }) satisfies WebClientOptions

/** A client of Slack's Web API for one installation. */
export const clientOf = (installation: Installation, log: Log): WebClient =>
  new WebClient(installation.botToken, clientOptionsOf(installation, log))
