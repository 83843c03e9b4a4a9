import type { Site } from '../site.ts'
import { type Outcome, post } from './post.ts'
import { signed } from './sign.ts'

/** How a raw payload goes out. */
export interface Manner {
  /** Headers over or beside the usual ones, such as `x-slack-retry-num`. */
  headers?: Record<string, string>
  /** Another secret than the bot's. */
  signingSecret?: string
  /** When it claims to be signed, in milliseconds. */
  signedAt?: number
}

const form = 'application/x-www-form-urlencoded'

const formOf = (fields: object) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()

/** Events go as JSON, commands as a flat form, everything else as a form's `payload`. */
const encoded = (payload: object): { type: string; body: string } => {
  if ('command' in payload) return { type: form, body: formOf(payload) }
  const type = 'type' in payload ? payload.type : undefined
  if (type === 'event_callback' || type === 'url_verification')
    return { type: 'application/json', body: JSON.stringify(payload) }
  return { type: form, body: formOf({ payload: JSON.stringify(payload) }) }
}

const remembered = 200

/** Signs a payload and sends it to the bot. */
export const send = async (site: Site, payload: object, manner: Manner = {}): Promise<Outcome> => {
  const { options } = site
  const { type, body } = encoded(payload)
  const secret = manner.signingSecret ?? options.bot.signingSecret
  const headers = {
    'content-type': type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: '*/*',
    ...signed(secret, manner.signedAt ?? site.clock.now(), body),
    ...manner.headers,
  }
  const url = typeof options.botUrl === 'string' ? options.botUrl : options.botUrl()
  const outcome = await post(url, headers, body, options.answerWithin ?? 3000)
  site.deliveries.push({ payload, status: 'status' in outcome ? outcome.status : outcome.failed })
  if (site.deliveries.length > remembered) site.deliveries.shift()
  return outcome
}
