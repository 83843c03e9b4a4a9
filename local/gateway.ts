import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { HttpFunction } from '../lambdas/aws/http.ts'
import { forLoopback } from './workspace/guard.ts'

/** Where the functions are reached over HTTP on this machine. */
export interface Gateway {
  url: string
  close(): Promise<void>
}

/** Largest body that API Gateway lets through: 10 MB. */
const LARGEST = 10 * 1024 * 1024

/** Turns HTTP into API Gateway v2 events and hands them to the same handlers that run on AWS. */
export async function startGateway(options: {
  port?: number
  functionFor(path: string): HttpFunction | undefined
  /** The network address that the gateway reports; on one machine everybody sits on loopback. */
  addressOf?(request: IncomingMessage): string
}): Promise<Gateway> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  return { url: urlOf(server), close: () => closed(server) }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: Parameters<typeof startGateway>[0],
): Promise<void> {
  if (!forLoopback(request)) {
    response.writeHead(421).end()
    return
  }
  const event = await eventOf(request, options.addressOf?.(request) ?? '127.0.0.1')
  const handler = event && options.functionFor(event.rawPath)
  if (!handler) {
    response.writeHead(event ? 404 : 413).end()
    return
  }
  const result = await handler(event)
  response.writeHead(result.statusCode ?? 200, {
    ...(result.headers as Record<string, string> | undefined),
    ...(result.cookies ? { 'set-cookie': result.cookies } : {}),
  })
  response.end(result.isBase64Encoded ? Buffer.from(result.body ?? '', 'base64') : result.body)
}

/** The event that API Gateway would make; none when the body is too large. */
async function eventOf(
  request: IncomingMessage,
  sourceIp: string,
): Promise<APIGatewayProxyEventV2 | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > LARGEST) return undefined
    chunks.push(bytes)
  }
  const url = new URL(request.url ?? '/', 'http://gateway')
  const method = request.method ?? 'GET'
  const body = Buffer.concat(chunks)
  const { cookie, ...headers } = request.headers
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie ? { cookies: cookie.split('; ') } : {}),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value,
      ]),
    ),
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: 'local',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(length > 0 ? bodyOf(body, request.headers['content-type'] ?? '') : {}),
    isBase64Encoded: length > 0 && !isText(request.headers['content-type'] ?? ''),
  }
}

const isText = (type: string) => /^(text\/|application\/(json|x-www-form-urlencoded))/.test(type)

const bodyOf = (body: Buffer, type: string) => ({
  body: isText(type) ? body.toString('utf8') : body.toString('base64'),
})

function urlOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
  // The same host as the workspace, whose page says by a cookie where its person sits.
  return `http://127.0.0.1:${address.port}`
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
