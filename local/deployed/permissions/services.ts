import type { IncomingMessage, ServerResponse } from 'node:http'
import { dynamodbAsks } from './dynamodb-asks.ts'
import { secretsAsks, sqsAsks } from './json-asks.ts'
import type { Ask } from './policy.ts'
import { s3Asks, s3AsksOfAnswer } from './s3-asks.ts'

/** How a service of AWS's is asked, and how it refuses. */
export interface Service {
  /** Whether what is asked stands in the body. */
  readsBody: boolean
  asks(request: IncomingMessage, body: Buffer | undefined): Ask[]
  /** What is known of only when the service has answered. */
  asksOfAnswer(request: IncomingMessage, answer: IncomingMessage): Ask[]
  refuse(response: ServerResponse, because: string): void
}

/** The services that the functions use, by the setting that says where each is. */
export const services = {
  DYNAMODB_ENDPOINT: inJson(dynamodbAsks),
  SQS_ENDPOINT: inJson(sqsAsks),
  SECRETS_ENDPOINT: inJson(secretsAsks),
  S3_ENDPOINT: {
    readsBody: false,
    asks: ({ method = '', url = '', headers }) => s3Asks(method, url, headers),
    asksOfAnswer: ({ method = '' }, { headers }) => s3AsksOfAnswer(headers, method),
    refuse: (response, because) => {
      response.writeHead(403, { 'content-type': 'application/xml', connection: 'close' })
      response.end(`<Error><Code>AccessDenied</Code><Message>${escaped(because)}</Message></Error>`)
    },
  },
} satisfies Record<string, Service>

/** A service whose requests are named in a header and told in JSON. */
function inJson(asks: (operation: string, body: unknown) => Ask[]): Service {
  return {
    readsBody: true,
    asks: ({ headers }, body) => {
      const operation = String(headers['x-amz-target']).split('.').at(-1) ?? ''
      return asks(operation, JSON.parse(body?.toString() ?? ''))
    },
    asksOfAnswer: () => [],
    refuse: (response, because) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(
        JSON.stringify({
          __type: 'com.amazon.coral.service#AccessDeniedException',
          message: because,
        }),
      )
    },
  }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
