import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Reacting, type Reactor, reactOnce } from './reactor.ts'

/** A function that a table's stream calls. */
export type StreamFunction = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>

/** Makes a stream function of a reactor. The first failure ends the batch there, so that order is kept. */
export const streamHandler =
  (reactor: Reactor, reacting: Reacting): StreamFunction =>
  async ({ Records }) => {
    for (const record of Records) {
      const row = writtenIn(record)
      if (!row) continue
      const outcome = await reactOnce(reactor, row, reacting)
      if (outcome === 'failed') return failedFrom(record)
    }
    return ALL_DONE
  }

/** A batch without a failure. */
export const ALL_DONE: DynamoDBBatchResponse = { batchItemFailures: [] }

/** Asks for this record and all after it again. */
export const failedFrom = ({ dynamodb }: DynamoDBRecord): DynamoDBBatchResponse => ({
  batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }],
})

/** The row that a record says was written; reactors react to nothing else. */
export function writtenIn(record: DynamoDBRecord): Record<string, unknown> | undefined {
  const image = record.eventName === 'INSERT' ? record.dynamodb?.NewImage : undefined
  return image && unmarshall(image as Record<string, AttributeValue>)
}
