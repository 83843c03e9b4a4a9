import { SQSClient } from '@aws-sdk/client-sqs'
import { tableOf } from './aws/client.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { outboxHandler } from './aws/reacting/outbox.ts'
import type { StreamFunction } from './aws/reacting/stream.ts'
import { queuesOf } from './aws/settings.ts'

/** Puts into the queues what there is to do because of what was written. A stream bears two readers: this is one for many. */
export const outboxFunction: Make<StreamFunction> = (settings, now) => {
  const { AWS_REGION: region, SQS_ENDPOINT: endpoint } = settings
  const sqs = new SQSClient({ region, ...(endpoint ? { endpoint } : {}) })
  const queues = queuesOf(settings)
  return outboxHandler({ sqs, queues }, { ...tableOf(settings), now, log: consoleLog })
}

export const handler = onLambda(outboxFunction)
