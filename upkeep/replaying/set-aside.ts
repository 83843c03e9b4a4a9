import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import * as z from 'zod'

const Redrive = z.object({ deadLetterTargetArn: z.string() })

/** Has everything that a queue set aside come into it again, and says about how much that is. */
export async function sendBack(sqs: SQSClient, queue: string): Promise<number> {
  const { RedrivePolicy = '{}' } = await attributesOf(sqs, queue, 'RedrivePolicy')
  const { deadLetterTargetArn: SourceArn } = Redrive.parse(JSON.parse(RedrivePolicy))
  const QueueName = SourceArn.split(':').at(-1)
  const { QueueUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName }))
  const many = Number(await messagesIn(sqs, QueueUrl))
  if (many > 0) await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }))
  return many
}

/** About how many messages lie in a queue. */
export async function messagesIn(sqs: SQSClient, queue: string): Promise<number> {
  const found = await attributesOf(sqs, queue, 'ApproximateNumberOfMessages')
  return Number(found['ApproximateNumberOfMessages'] ?? 0)
}

async function attributesOf(
  sqs: SQSClient,
  QueueUrl: string,
  name: 'RedrivePolicy' | 'ApproximateNumberOfMessages',
): Promise<Record<string, string>> {
  const asked = { QueueUrl, AttributeNames: [name] }
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(asked))
  return Attributes
}
