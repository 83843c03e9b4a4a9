import type { DynamoDBBatchResponse, DynamoDBRecord, SQSBatchResponse } from 'aws-lambda'
import type { QueueFunction } from '../../lambdas/aws/reacting/queue.ts'
import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import type { Lambda } from './process/lambda.ts'
import { fits } from './template/event-pattern.ts'
import type { EventSource } from './template/event-source.ts'

/** A function and what wakes it. */
interface Woken {
  source: EventSource
  lambda: Lambda
}

/** Hands a function what its event source lets through of the stream, in batches as large as it says. */
export function readerOf({ source, lambda }: Woken): StreamFunction {
  const { patterns, batchSize } = source
  const isWanted = (record: DynamoDBRecord) =>
    patterns.length === 0 || patterns.some((pattern) => fits(pattern, record))
  return async ({ Records }) => {
    for (const batch of batchesOf(Records.filter(isWanted), batchSize)) {
      const answer = (await lambda.invoke({ Records: batch })) as DynamoDBBatchResponse
      if (answer.batchItemFailures.length > 0) return answer
    }
    return { batchItemFailures: [] }
  }
}

/** Hands a function messages of its queue, in batches as large as its event source says; after a failure the rest is given back. */
export function workerOf({ source, lambda }: Woken): QueueFunction {
  return async ({ Records }) => {
    const batches = batchesOf(Records, source.batchSize)
    for (const [index, batch] of batches.entries()) {
      const { batchItemFailures } = (await lambda.invoke({ Records: batch })) as SQSBatchResponse
      if (batchItemFailures.length === 0) continue
      const rest = batches.slice(index + 1).flat()
      const givenBack = rest.map(({ messageId }) => ({ itemIdentifier: messageId }))
      return { batchItemFailures: [...batchItemFailures, ...givenBack] }
    }
    return { batchItemFailures: [] }
  }
}

function batchesOf<T>(records: readonly T[], size: number): T[][] {
  const count = Math.ceil(records.length / size)
  return Array.from({ length: count }, (_, index) =>
    records.slice(index * size, (index + 1) * size),
  )
}
