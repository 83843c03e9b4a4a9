import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Passing, Trouble } from './bad-line.ts'

const json = { 'content-type': 'application/x-amz-json-1.0' }

const dynamo = (kind: string, status: number, body: object = {}): Trouble => ({
  kind,
  answer: {
    status,
    headers: json,
    body: JSON.stringify({
      __type: `com.amazonaws.dynamodb.v20120810#${kind}`,
      message: kind,
      ...body,
    }),
  },
})

const Transaction = z.looseObject({ TransactItems: z.array(z.unknown()) })

/** What befalls a call to DynamoDB: nothing was done, or it was and nobody heard. */
export function storeTroubles({ headers, body }: Passing): Trouble[] {
  const operation = String(headers['x-amz-target'] ?? '').split('.')[1] ?? ''
  const always = [
    dynamo('ProvisionedThroughputExceededException', 400),
    dynamo('ThrottlingException', 400),
    dynamo('InternalServerError', 500),
    { kind: 'store reset', reset: true } as const,
  ]
  if (/^(Get|BatchGet|Query|Scan|Describe)/.test(operation)) return always
  const done: Trouble[] = [
    { kind: 'store done, and lost', lost: true },
    {
      kind: 'store done, and 500',
      doneBut: { status: 500, body: '{"__type":"InternalServerError"}' },
    },
  ]
  if (operation !== 'TransactWriteItems') return [...always, ...done]
  const { TransactItems } = Transaction.parse(JSON.parse(body.toString()))
  const reasons = TransactItems.map((_, at) => ({
    Code: at === 0 ? 'TransactionConflict' : 'None',
  }))
  return [
    dynamo('TransactionCanceledException', 400, {
      Message: 'Transaction cancelled [TransactionConflict]',
      CancellationReasons: reasons,
    }),
    dynamo('TransactionInProgressException', 400),
    ...done,
    ...always,
  ]
}

/** A transaction, whichever it is: what only befalls those is put on one. */
export const storeCall = ({ headers }: Passing): string | undefined =>
  /TransactWriteItems$/.exec(String(headers['x-amz-target']))?.[0]

/** What befalls a transaction alone. */
export const transactionTroubles = (): Trouble[] => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.TransactWriteItems' }
  const body = Buffer.from('{"TransactItems":[{},{},{},{},{},{}]}')
  return storeTroubles({ method: 'POST', path: '/', headers, body }).slice(0, 4)
}

/** What befalls a call to S3. */
export function filesTroubles({ method }: Passing): Trouble[] {
  const refusal = (kind: string, status: number): Trouble => ({
    kind,
    answer: {
      status,
      headers: { 'content-type': 'application/xml' },
      body: `<Error><Code>${kind}</Code><Message>${kind}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
    },
  })
  return [
    refusal('SlowDown', 503),
    refusal('InternalError', 500),
    { kind: 'files reset', reset: true },
    ...(method === 'GET' ? [] : [{ kind: 'files done, and lost', lost: true } as const]),
  ]
}

/** Slack asks for so many seconds of patience. */
export const slackBusy = (seconds: number): Trouble => ({
  kind: 'Slack 429',
  answer: {
    status: 429,
    headers: { 'retry-after': String(seconds), 'content-type': 'application/json' },
    body: '{"ok":false,"error":"ratelimited"}',
  },
})

/** The effect that a post in Slack is. */
export const slackCall = ({ path, body }: Passing): string | undefined =>
  path.endsWith('/chat.postMessage')
    ? /"effect":"(\w+)"/.exec(new URLSearchParams(body.toString()).get('metadata') ?? '')?.[1]
    : undefined

/** What befalls a call to Slack's Web API. */
export function slackTroubles(): Trouble[] {
  return [
    slackBusy(1),
    { kind: 'Slack 503', answer: { status: 503, body: 'Service Unavailable' } },
    { kind: 'Slack 500, and done', doneBut: { status: 500, body: 'Internal Server Error' } },
    { kind: 'Slack done, and lost', lost: true },
    { kind: 'Slack reset', reset: true },
  ]
}

/** Lark asks for so many seconds of patience, with either of the statuses that it does it with. */
export const larkBusy = (seconds: number, status: 429 | 400 = 429): Trouble => ({
  kind: status === 429 ? 'Lark 429' : 'Lark 400 99991400',
  answer: {
    status,
    headers: { 'x-ogw-ratelimit-reset': String(seconds), 'content-type': 'application/json' },
    body: '{"code":99991400,"msg":"request trigger frequency limit"}',
  },
})

const Said = z.looseObject({ uuid: z.string() })

/** What a message in Lark bears, so that it is said once. */
export function larkCall({ method, headers, body }: Passing): string | undefined {
  if (method !== 'POST' || !headers['content-type']?.includes('json')) return undefined
  return Said.safeParse(JSON.parse(body.toString() || '{}')).data?.uuid
}

/** What befalls a call to Lark's Open API. */
export function larkTroubles(): Trouble[] {
  return [
    larkBusy(1),
    larkBusy(1, 400),
    { kind: 'Lark 503', answer: { status: 503, body: '{"code":2200,"msg":"Internal Error"}' } },
    { kind: 'Lark 500, and done', doneBut: { status: 500, body: '{"code":2200,"msg":"e"}' } },
    { kind: 'Lark done, and lost', lost: true },
    { kind: 'Lark reset', reset: true },
  ]
}
