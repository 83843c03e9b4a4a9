import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import { PlaceClosed } from '../../shared/commands/messenger.ts'
import { faultFacts } from '../gateway/fault-facts.ts'
import { spoken } from './spoken.ts'

const Told = z.looseObject({
  channel: z.looseObject({
    is_ext_shared: z.boolean(),
    /** Another company was invited, and has yet to come. */
    is_pending_ext_shared: z.boolean().default(false),
  }),
})

/** Slack's words for being out of order itself. */
const AWAY = new Set([
  'fatal_error',
  'internal_error',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
])

/** Whether another company reads a channel (Slack Connect), as Slack says. @throws {@link PlaceClosed} where it does not say */
export const readByOutsiders =
  (client: WebClient, log: Log) =>
  async (channel: string): Promise<boolean> => {
    try {
      const told = Told.safeParse(await spoken(client.conversations.info({ channel })))
      if (told.success)
        return told.data.channel.is_ext_shared || told.data.channel.is_pending_ext_shared
      log('slack.readers unknown', { channel: 'not described' })
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || AWAY.has(error.data.error)) throw error
      log('slack.readers unknown', faultFacts(error))
    }
    // Who reads along is not known: then nothing is said there.
    throw new PlaceClosed('who reads along is not known')
  }
