import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBRecord } from 'aws-lambda'
import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import type { Item } from '../rows.ts'

/** So many rows go at once, as from the stream. */
const BATCH = 25

/** So often a reader is asked for the same row. A row that it cannot do it has parked by then. */
const TRIES = 60

const REST_MS = 500

/** Hands rows, in their order, to those who read the stream, as if they were written now. Says how many. @throws when a reader cannot */
export async function handToReaders(
  rows: AsyncIterable<Item>,
  readers: readonly StreamFunction[],
): Promise<number> {
  let handed = 0
  let batch: DynamoDBRecord[] = []
  const hand = async () => {
    for (const reader of readers) await handTo(reader, batch)
    batch = []
  }
  for await (const row of rows) {
    batch.push(writtenRecord(row, ++handed))
    if (batch.length === BATCH) await hand()
  }
  await hand()
  return handed
}

async function handTo(reader: StreamFunction, batch: readonly DynamoDBRecord[]): Promise<void> {
  let left = [...batch]
  for (let tries = 0; left.length > 0; tries++) {
    const { batchItemFailures } = await reader({ Records: left })
    const failed = batchItemFailures[0]?.itemIdentifier
    if (failed === undefined) return
    const from = left.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed)
    if (from > 0) tries = 0
    if (tries === TRIES) throw new Error('a reader of the stream could not do a row')
    left = left.slice(Math.max(from, 0))
    await pause(REST_MS)
  }
}

const writtenRecord = (row: Item, number: number): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: String(number),
    NewImage: row as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
})
