import type { Queue } from './queue.ts'

/** The account that all queues of this machine belong to. */
const ACCOUNT = '000000000000'

/** How a queue is called everywhere. */
export const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`

/** Where a queue is reached on a server. */
export const urlOf = (server: string, name: string): string => `${server}/${ACCOUNT}/${name}`

/** The name at the end of a queue's address or ARN. */
export const nameIn = (address: string): string => address.split(/[/:]/).at(-1) ?? ''

/** What can be asked about a queue. */
export function attributesOf({ kind, counts }: Queue): Record<string, string> {
  const { visible, hidden } = counts()
  return {
    QueueArn: arnOf(kind.name),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(hidden),
    ApproximateNumberOfMessagesDelayed: '0',
    VisibilityTimeout: String(kind.visibility),
    ...(kind.ordered ? { FifoQueue: 'true', ContentBasedDeduplication: 'false' } : {}),
    ...(kind.deadLetters ? { RedrivePolicy: redrivePolicy(kind.deadLetters) } : {}),
  }
}

const redrivePolicy = ({ queue, after }: { queue: string; after: number }) =>
  JSON.stringify({ deadLetterTargetArn: arnOf(queue), maxReceiveCount: after })
