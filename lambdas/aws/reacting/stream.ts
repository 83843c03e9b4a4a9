import { setTimeout as pause } from 'node:timers/promises'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import * as z from 'zod'
import type { Log } from '../../../shared/commands/log.ts'
import { Conflict } from '../../../shared/commands/ports.ts'
import { Entry, isEntryKey } from '../entry.ts'
import { conflictOf } from '../transient.ts'
import { countFailure, type Parked, park, takeParked, unpark } from './parked.ts'

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

/** How often we wait for a chat or the store before work is parked: that they are busy is no fault of the work. */
const PATIENCE = 50

/** The longest wait in one go: a function has its own end. */
const LONGEST_WAIT_SECONDS = 10

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
  const id = `${reactor.name}/${source.pk}/${source.sk}`
  try {
    await work(reactor, row)
    await redo(reactor, row, reacting)
    return 'done'
  } catch (error) {
    const seconds = retryAfterOf(error)
    const counter = seconds === undefined ? id : `${id}/waited`
    const failures = await countFailure(reacting, counter, reacting.now())
    const fault = faultOf(error)
    reacting.log('reactor failed', { reactor: reactor.name, ...source, failures, fault })
    if (seconds !== undefined) await pause(Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000)
    if (failures < (seconds === undefined ? ATTEMPTS : PATIENCE)) return 'failed'
    // Parked work that fails again stays parked as what it is.
    const parked = (await askedAgain(reactor, row, reacting)) ?? {
      id,
      reactor: reactor.name,
      source,
    }
    await park(reacting, { ...parked, fault, parkedAt: reacting.now() })
    return 'parked'
  }
}

async function work(reactor: Reactor, row: Record<string, unknown>): Promise<void> {
  const source = { pk: String(row['pk']), sk: String(row['sk']) }
  if (isEntryKey(source)) await reactor.entry?.(Entry.parse(row))
  else if (source.sk === 'INBOX') await reactor.inbox?.(row)
}

/** Does parked work again, because an administrator had it journaled that it be. */
async function redo(
  reactor: Reactor,
  row: Record<string, unknown>,
  reacting: Reacting,
): Promise<void> {
  const parked = await askedAgain(reactor, row, reacting)
  if (!parked) return
  const source = await rowAt(reacting, parked.source)
  // What the inbox no longer keeps cannot be done again, and is nothing to see any more.
  if (source) await work(reactor, source)
  await unpark(reacting, parked.id)
}

/** The parked work of this reactor that an entry asks for; none when it was done meanwhile. */
async function askedAgain(
  reactor: Reactor,
  row: Record<string, unknown>,
  reacting: Reacting,
): Promise<Parked | undefined> {
  const asked = Retry.safeParse(row)
  if (!asked.success) return undefined
  const parked = await takeParked(reacting, asked.data.answer.id)
  return parked?.reactor === reactor.name ? parked : undefined
}

const Retry = z.looseObject({
  sk: z.string().startsWith('ENTRY#'),
  answer: z.looseObject({ notice: z.literal('parked.retried'), id: z.string() }),
})

async function rowAt(
  { client, table }: Reacting,
  Key: Parked['source'],
): Promise<Record<string, unknown> | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key, ConsistentRead: true }),
  )
  return Item
}

/** How many seconds to wait, if what went wrong passes by itself: a chat or the store is too busy, or away. */
function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof Conflict || conflictOf(error)) return 1
  return error instanceof Error && 'retryAfter' in error && typeof error.retryAfter === 'number'
    ? error.retryAfter
    : undefined
}

/** Names an error without its message: messages of libraries may carry content or tokens. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const data = 'data' in error && typeof error.data === 'object' ? error.data : undefined
  const told = data && 'error' in data && typeof data.error === 'string' ? ` ${data.error}` : ''
  return `${error.name}${code}${told}`
}
