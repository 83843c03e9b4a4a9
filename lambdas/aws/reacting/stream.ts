import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { Entry, isEntryKey } from '../entry.ts'
import type { Log } from '../log.ts'
import { countFailure, park } from './parked.ts'

/** Something done because of what was written: idempotent by entry, retried, then parked. */
export interface Reactor {
  name: string
  /** On a journal entry. */
  entry?(entry: Entry): Promise<void>
  /** On an event that a chat delivered. */
  inbox?(row: Record<string, unknown>): Promise<void>
}

export interface Reacting {
  client: DynamoDBDocumentClient
  table: string
  now: () => number
  log: Log
}

/** A function that a table's stream calls. */
export type StreamFunction = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

/** How often one piece of work is tried before it is parked. */
const ATTEMPTS = 5

/** Makes a stream function of a reactor. The first failure ends the batch there, so that order is kept. */
export const streamHandler =
  (reactor: Reactor, reacting: Reacting) =>
  async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of event.Records) {
      const image = record.eventName === 'INSERT' ? record.dynamodb?.NewImage : undefined
      if (!image) continue
      const row = unmarshall(image as Record<string, AttributeValue>)
      const outcome = await reactOnce(reactor, row, reacting)
      if (outcome === 'failed') {
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }

/** Reacts to one row; a failure is counted, and after the last attempt the work is parked. */
export async function reactOnce(
  reactor: Reactor,
  row: Record<string, unknown>,
  reacting: Reacting,
): Promise<'done' | 'failed' | 'parked'> {
  const source = { pk: String(row['pk']), sk: String(row['sk']) }
  try {
    if (isEntryKey(source)) await reactor.entry?.(Entry.parse(row))
    else if (source.sk === 'INBOX') await reactor.inbox?.(row)
    return 'done'
  } catch (error) {
    const id = `${reactor.name}/${source.pk}/${source.sk}`
    const failures = await countFailure(reacting, id, reacting.now())
    const fault = faultOf(error)
    reacting.log('reactor failed', { reactor: reactor.name, ...source, failures, fault })
    if (failures < ATTEMPTS) return 'failed'
    await park(reacting, { id, reactor: reactor.name, source, fault, parkedAt: reacting.now() })
    return 'parked'
  }
}

/** Names an error without its message: messages of libraries may carry content or tokens. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined
  const told = data && 'error' in data && typeof data.error === 'string' ? ` ${data.error}` : ''
  return `${error.name}${code}${told}`
}
