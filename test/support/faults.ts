import { setTimeout as pause } from 'node:timers/promises'
import {
  type AttributeValue,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { chance } from '../../local/company/chance.ts'

/** What the embedded store never does by itself, and DynamoDB does. */
export const faultKinds = [
  /** Another transaction is at one of the items. */
  'transaction conflict',
  /** A partition is too hot for the transaction. */
  'transaction throttled',
  /** A partition is too hot. */
  'throttled',
  /** An error of the server's, before anything was done. */
  'failed before',
  /** An error of the server's, although it was done. */
  'failed after',
  /** The connection breaks, although it was done. */
  'reset after',
  /** A part of the keys is not read, or of the rows not written. */
  'unprocessed',
  /** An answer that takes its time. */
  'slow',
] as const
export type FaultKind = (typeof faultKinds)[number]

export interface Faults {
  /** How many calls in a hundred are hit; 0 leaves the store alone. */
  percent: number
  /** What was done to calls so far. */
  injected: Record<FaultKind, number>
  /** Hits the next call of an operation, as `TransactWriteItems`, with this. */
  next(operation: string, kind: FaultKind, lasting?: boolean): void
}

interface Hit {
  kind: FaultKind
  /** Stays for every try of the call, so that the client's own repetition does not heal it. */
  lasting: boolean
}

const writes = /^(TransactWriteItems|PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/

/** What can happen to an operation. */
const kindsFor = (operation: string): FaultKind[] => [
  'throttled',
  'failed before',
  'slow',
  ...(writes.test(operation) ? (['failed after', 'reset after'] as const) : []),
  ...(operation === 'TransactWriteItems'
    ? (['transaction conflict', 'transaction throttled'] as const)
    : []),
  ...(operation.startsWith('Batch') ? (['unprocessed'] as const) : []),
]

/** Puts faults between a client and its store, by a plan that the seed makes. */
export function faultsOn(client: DynamoDBDocumentClient, seed: number): Faults {
  const draw = chance(seed)
  const ordered: { operation: string; hit: Hit }[] = []
  const injected = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Faults['injected']
  const faults: Faults = {
    percent: 0,
    injected,
    next: (operation, kind, lasting = false) =>
      void ordered.push({ operation, hit: { kind, lasting } }),
  }
  const hits = new WeakMap<object, Hit>()

  const hitFor = (operation: string): Hit | undefined => {
    const at = ordered.findIndex((order) => order.operation === operation)
    if (at >= 0) return ordered.splice(at, 1)[0]?.hit
    if (draw() * 100 >= faults.percent) return undefined
    const kinds = kindsFor(operation)
    const kind = kinds[Math.floor(draw() * kinds.length)] ?? 'slow'
    return { kind, lasting: draw() < 1 / 4 }
  }
  client.middlewareStack.add(
    (next, context) => (args) => {
      const hit = hitFor(operationOf(context))
      if (hit) hits.set(context, hit)
      return next(args)
    },
    { step: 'initialize', priority: 'low', name: 'faultsDrawn' },
  )
  // Beneath the client's own repetition: every try passes here.
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const hit = hits.get(context)
      if (!hit) return next(args)
      const isFirst = !repeats.has(hit)
      repeats.add(hit)
      if (!isFirst && !hit.lasting) return next(args)
      if (isFirst) injected[hit.kind]++
      const { input } = args as { input?: unknown }
      return suffer(hit.kind, isFirst, input, () => next(args))
    },
    { step: 'deserialize', priority: 'high', name: 'faultsSuffered' },
  )
  return faults
}

/** Hits that a first try of their call has met. */
const repeats = new WeakSet<Hit>()

const operationOf = ({ commandName = '' }: { commandName?: string }): string =>
  commandName.replace(/Command$/, '')

async function suffer<T>(
  kind: FaultKind,
  isFirst: boolean,
  input: unknown,
  send: () => Promise<T>,
): Promise<T> {
  switch (kind) {
    case 'transaction conflict':
      throw cancelled('TransactionConflict', input)
    case 'transaction throttled':
      throw cancelled('ThrottlingError', input)
    case 'throttled':
      throw new ProvisionedThroughputExceededException({
        message: 'too hot',
        $metadata: { httpStatusCode: 400 },
      })
    case 'failed before':
      throw failed()
    case 'failed after':
      if (isFirst) await send()
      throw failed()
    case 'reset after':
      if (isFirst) await send()
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' })
    case 'unprocessed':
      return leaveHalf(await send(), input)
    case 'slow': {
      const result = await send()
      await pause(20)
      return result
    }
  }
}

const failed = () =>
  new InternalServerError({ message: 'Internal server error', $metadata: { httpStatusCode: 500 } })

/** As DynamoDB says it: one reason for each item, and one of them the culprit. */
function cancelled(Code: string, input: unknown): TransactionCanceledException {
  const { TransactItems = [] } = input as { TransactItems?: unknown[] }
  const culprit = TransactItems.length - 1
  return new TransactionCanceledException({
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    CancellationReasons: TransactItems.map((_, at) => ({ Code: at === culprit ? Code : 'None' })),
    $metadata: { httpStatusCode: 400 },
  })
}

/** Takes half of what was read out of the answer, and says so. */
function leaveHalf<T>(result: T, input: unknown): T {
  const asked = (input as { RequestItems?: Record<string, { Keys?: Marshalled[] }> }).RequestItems
  const { output } = result as {
    output: { Responses?: Record<string, Row[]>; UnprocessedKeys?: object }
  }
  const UnprocessedKeys: Record<string, object> = {}
  for (const [table, request] of Object.entries(asked ?? {})) {
    const keys = (request.Keys ?? []).filter((_, at) => at % 2 === 0).map((key) => unmarshall(key))
    const left = new Set(keys.map(nameOf))
    if (left.size === 0 || !output.Responses) continue
    UnprocessedKeys[table] = { ...request, Keys: keys }
    output.Responses[table] = (output.Responses[table] ?? []).filter(
      (row) => !left.has(nameOf(row)),
    )
  }
  output.UnprocessedKeys = UnprocessedKeys
  return result
}

type Marshalled = Record<string, AttributeValue>
type Row = Record<string, unknown>

const nameOf = (row: Row) => `${row['pk']}|${row['sk']}`
