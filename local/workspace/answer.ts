import type { ServerResponse } from 'node:http'

/** Answers with JSON. */
export const json = (
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
) => {
  const body = Buffer.from(JSON.stringify(value))
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
      'cache-control': 'no-store',
      ...headers,
    })
    .end(body)
}

/** Answers with bytes or text of a type. */
export const bytes = (
  response: ServerResponse,
  type: string,
  body: Buffer | string,
  status = 200,
  headers: Record<string, string> = {},
) => {
  const content = Buffer.from(body)
  response
    .writeHead(status, {
      'content-type': type,
      'content-length': content.length,
      'x-content-type-options': 'nosniff',
      ...headers,
    })
    .end(content)
}

/** Answers with plain text. */
export const text = (response: ServerResponse, body: string, status = 200) =>
  bytes(response, 'text/plain; charset=utf-8', body, status)
