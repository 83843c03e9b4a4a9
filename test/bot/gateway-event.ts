import type { APIGatewayProxyEventV2 } from 'aws-lambda'

/** What tells one delivery from another. */
interface Delivered {
  path: string
  method?: string | undefined
  /** Those without a value are not sent. */
  headers: Record<string, string | undefined>
  body: string
  /** Whether API Gateway hands the body over as base64. */
  base64?: boolean | undefined
  userAgent: string
  at: number
}

/** A request to a function, as API Gateway hands it over. */
export const gatewayEvent = ({
  path,
  method = 'POST',
  headers,
  body,
  base64 = false,
  userAgent,
  at,
}: Delivered): APIGatewayProxyEventV2 => ({
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
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent },
    requestId: '1',
    routeKey: '$default',
    stage: '$default',
    time: '',
    timeEpoch: at,
  },
  body: base64 ? Buffer.from(body).toString('base64') : body,
  isBase64Encoded: base64,
})
