import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'

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
  const path = manner.path ?? '/slack'
  const headers = {
    'content-type': manner.contentType ?? 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${digest}`,
    ...manner.headers,
  }
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
    requestContext: {
      accountId: '1',
      apiId: '1',
      domainName: 'bot.example',
      domainPrefix: 'bot',
      http: {
        method: manner.method ?? 'POST',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'Slackbot 1.0',
      },
      requestId: '1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: now,
    },
    body: manner.base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: manner.base64 ?? false,
  }
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
