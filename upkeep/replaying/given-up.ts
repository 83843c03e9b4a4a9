import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'
import { jsonIn } from '../../lambdas/aws/json-in.ts'

/** What Lambda says of a batch of the stream that it gave up: when it came, not what was in it. */
const GivenUp = z.looseObject({
  DDBStreamBatchInfo: z.looseObject({
    approximateArrivalOfFirstRecord: z.iso.datetime({ offset: true }),
    approximateArrivalOfLastRecord: z.iso.datetime({ offset: true }),
  }),
})

/** A time in which something was written. */
export interface Window {
  since: Date
  until: Date
}

/** Batches of the stream that were given up. */
export interface GivenUpBatches {
  /** When the first record came, and the last; none when there is no batch. */
  window: Window | undefined
  /** How many messages say something else, and stay where they are. */
  others: number
  /** To be called in the end: what everything of that time was handed on again for is let go, the rest stays for the next who looks. */
  end(isHandedOn: boolean): Promise<void>
}

interface Receipt {
  QueueUrl: string
  ReceiptHandle: string | undefined
}

/** While rows of that time are looked for, nobody else is to find these messages. */
const HOUR_SECONDS = 3600

/** Times are told in whole seconds, and a record was decided before it arrived: so much is allowed for. */
const BEFORE_MS = 3_600_000
const AFTER_MS = 60_000

/** Reads what lies in the queue of what was given up. */
export async function givenUpBatches(sqs: SQSClient, QueueUrl: string): Promise<GivenUpBatches> {
  const arrivals: number[] = []
  const batches: Receipt[] = []
  const others: Receipt[] = []
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: HOUR_SECONDS,
        WaitTimeSeconds: 1,
      }),
    )
    if (Messages.length === 0) break
    for (const { Body = '', ReceiptHandle } of Messages) {
      const batch = GivenUp.safeParse(jsonIn(Body)).data?.DDBStreamBatchInfo
      const receipt = { QueueUrl, ReceiptHandle }
      if (batch) batches.push(receipt)
      else others.push(receipt)
      if (!batch) continue
      arrivals.push(Date.parse(batch.approximateArrivalOfFirstRecord))
      arrivals.push(Date.parse(batch.approximateArrivalOfLastRecord))
    }
  }
  return {
    window: arrivals.length === 0 ? undefined : windowOf(arrivals),
    others: others.length,
    end: async (isHandedOn) => {
      for (const receipt of isHandedOn ? batches : [])
        await sqs.send(new DeleteMessageCommand(receipt))
      for (const receipt of isHandedOn ? others : [...batches, ...others])
        await sqs.send(new ChangeMessageVisibilityCommand({ ...receipt, VisibilityTimeout: 0 }))
    },
  }
}

const windowOf = (arrivals: readonly number[]): Window => ({
  since: new Date(arrivals.reduce((a, b) => Math.min(a, b)) - BEFORE_MS),
  until: new Date(arrivals.reduce((a, b) => Math.max(a, b)) + AFTER_MS),
})
