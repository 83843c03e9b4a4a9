import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

/** What the gateway is handed back. */
export type Result = APIGatewayProxyStructuredResultV2

/** An answer in JSON. */
export const json = (value: unknown): Result => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})

/** An answer without words. */
export const empty = (statusCode: number, headers: Record<string, string> = {}): Result => ({
  statusCode,
  headers,
  body: '',
})
