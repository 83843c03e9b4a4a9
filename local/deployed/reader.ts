import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import { fits } from './event-pattern.ts'
import type { EventSource } from './event-source.ts'
import type { Lambda } from './lambda.ts'

/** Whether an event source is the table's stream. */
export const isStream = ({ arn }: EventSource): boolean => arn.startsWith('arn:aws:dynamodb:')

/** Hands a function what its event source lets through of the stream, in batches as large as it says. */
export function readerOf({ patterns, batchSize }: EventSource, lambda: Lambda): StreamFunction {
  const isWanted = (record: DynamoDBRecord) =>
    patterns.length === 0 || patterns.some((pattern) => fits(pattern, record))
  return async ({ Records }) => {
    const wanted = Records.filter(isWanted)
    for (let from = 0; from < wanted.length; from += batchSize) {
      const batch = { Records: wanted.slice(from, from + batchSize) }
      const answer = (await lambda.invoke(batch)) as DynamoDBBatchResponse
      if (answer.batchItemFailures.length > 0) return answer
    }
    return { batchItemFailures: [] }
  }
}
