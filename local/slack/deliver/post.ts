import type { IncomingHttpHeaders } from 'node:http'
import { post as posted } from '../../workspace/post.ts'

/** What came of a delivery, in Slack's words. */
export type Outcome =
  | { status: number; headers: IncomingHttpHeaders; body: string }
  | { failed: 'operation_timeout' | 'dispatch_failed' }

/** Posts a body and gives the answer, if there is one in time. */
export const post = async (...delivery: Parameters<typeof posted>): Promise<Outcome> => {
  const outcome = await posted(...delivery)
  if (!('failed' in outcome)) return outcome
  return { failed: outcome.failed === 'timeout' ? 'operation_timeout' : 'dispatch_failed' }
}

/** Whether the bot took it. */
export const taken = (outcome: Outcome) =>
  'status' in outcome && outcome.status >= 200 && outcome.status < 300

/** Slack's word for why the bot did not take it. */
export const failureOf = (outcome: Outcome) => {
  if ('failed' in outcome) return outcome.failed
  return outcome.status >= 500 ? 'http_service_error' : 'http_client_error'
}
