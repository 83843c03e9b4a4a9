import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { gatewayEvent } from '../gateway-event.ts'

/** How a request differs from a rightly signed one. */
export interface Manner {
  secret?: string
  /** When it says it was signed, in milliseconds. */
  at?: number
  headers?: Record<string, string | undefined>
  contentType?: string
  base64?: boolean
  path?: string
  method?: string
}

/** A request to the function, as API Gateway hands it over, signed as Slack signs. */
export function requestOf(
  body: string,
  secret: string,
  now: number,
  manner: Manner = {},
): APIGatewayProxyEventV2 {
  const stamp = String(Math.floor((manner.at ?? now) / 1000))
  const digest = createHmac('sha256', manner.secret ?? secret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex')
  return gatewayEvent({
    path: manner.path ?? '/slack',
    method: manner.method,
    headers: {
      'content-type': manner.contentType ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${digest}`,
      ...manner.headers,
    },
    body,
    base64: manner.base64,
    userAgent: 'Slackbot 1.0',
    at: now,
  })
}

/** An interaction as Slack posts it. */
export const interaction = (payload: object): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString()

/** A slash command as Slack posts it. */
export const slash = (fields: Record<string, string>): string =>
  new URLSearchParams(fields).toString()

/** A payload from the fixtures, for another app and workspace. */
export function fixture(name: string, team: string, app: string): Record<string, unknown> {
  const text = readFileSync(
    new URL(`../../local/slack/payloads/slack.${name}.json`, import.meta.url),
    'utf8',
  )
  return JSON.parse(text.replaceAll('T0EXAMPLE1', team).replaceAll('A0EXAMPLE1', app))
}
