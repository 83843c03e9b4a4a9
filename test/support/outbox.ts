import { SQSClient } from '@aws-sdk/client-sqs'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { outboxHandler } from '../../lambdas/aws/reacting/outbox.ts'
import { type Worker, workers } from '../../lambdas/aws/reacting/routes.ts'
import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import { type HouseQueues, startQueues } from '../../local/queues/of-the-house.ts'
import type { TestStore } from './store.ts'

/** The outbox of a store, in front of real queues that nobody empties. */
export interface Outbox {
  queues: HouseQueues
  sqs: SQSClient
  put: StreamFunction
  /** What was logged. */
  logged: { what: string; facts: object }[]
  /** Takes out what lies in a queue: the keys, in order. */
  taken(worker: Worker): string[]
  /** Which queues hold anything; takes it out. */
  filled(): Worker[]
  close(): Promise<void>
}

export async function startOutbox({ client, table }: TestStore): Promise<Outbox> {
  const queues = await startQueues()
  const sqs = new SQSClient({
    endpoint: queues.settings.SQS_ENDPOINT,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const logged: Outbox['logged'] = []
  const { NOTIFY_QUEUE, INBOX_QUEUE, DOCUMENTS_QUEUE } = queues.settings
  const put = outboxHandler(
    {
      sqs,
      queues: { notify: NOTIFY_QUEUE, inbox: INBOX_QUEUE, documents: DOCUMENTS_QUEUE },
    },
    {
      client,
      table,
      now: Date.now,
      log: (what, facts = {}) => void logged.push({ what, facts }),
    },
  )
  const taken = (worker: Worker) => queues.of[worker].queue.empty().map(({ body }) => body)
  return {
    queues,
    sqs,
    put,
    logged,
    taken,
    filled: () => workers.filter((worker) => taken(worker).length > 0),
    close: async () => {
      sqs.destroy()
      await queues.close()
    },
  }
}

/** Rows as the table's stream says that they were written. */
export const written = (rows: readonly object[]): DynamoDBStreamEvent => ({
  Records: rows.map((row, at): DynamoDBRecord => {
    const image = marshall(row, { removeUndefinedValues: true })
    return {
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(at),
        NewImage: image as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
      },
    }
  }),
})

/** What a message about a row says. */
export const messageAbout = ({ pk, sk }: { pk: string; sk: string }): string =>
  JSON.stringify({ pk, sk })
