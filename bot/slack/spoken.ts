import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api'
import { ChatAway, PlaceClosed } from '../../shared/commands/messenger.ts'

/** Slack's words for a conversation that we cannot speak in. */
const CLOSED = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'cannot_dm_bot',
  'user_not_found',
  'user_not_visible',
  'user_disabled',
])

/** Tells a closed place, and a chat that is away, from what is wrong with the message itself. */
export async function spoken<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (error instanceof WebAPIPlatformError && CLOSED.has(error.data.error))
      throw new PlaceClosed(error.data.error, { cause: error })
    if (error instanceof WebAPIRequestError || isOutOfOrder(error))
      throw new ChatAway('the chat does not answer', { cause: error })
    throw error
  }
}

const isOutOfOrder = (error: unknown): boolean =>
  error instanceof WebAPIHTTPError && error.statusCode >= 500
