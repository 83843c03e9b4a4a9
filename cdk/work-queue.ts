import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { type IQueue, Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'
import type { HouseFunction } from './house-function.ts'
import type { Names } from './names.ts'

/** Messages are keys of rows, and no more: SQS's own encryption is enough for them. */
const CLOSED = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: Duration.days(14),
  // Its name is its own: after a first deployment that failed it must not be in the way of the next.
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} as const

/**
 * Deliveries before a message is set aside. The workers themselves park work that failed five times, and wait fifty
 * times for a chat that is busy: beyond that only a function that cannot run is left.
 */
const DELIVERIES = 60

const reason = 'It is itself the place for what could not be done.'
const LAST = [
  { id: 'AwsSolutions-SQS3', reason },
  { id: 'Serverless-SQSRedrivePolicy', reason },
]

interface WorkQueueProps {
  names: Names
  /** In order for each chain, and once: messages carry a group and an id. */
  fifo?: boolean
}

/** A queue of work for one function, with the place where what it could not do is set aside. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly setAside: Queue
  readonly name: string
  private readonly worker: HouseFunction

  constructor(
    scope: Construct,
    name: string,
    worker: HouseFunction,
    { names, fifo = false }: WorkQueueProps,
  ) {
    super(scope, `${name}-queue`)
    this.name = name
    this.worker = worker
    const ending = fifo ? '.fifo' : ''
    const queueName = `${names.thing(name)}${ending}`
    // Named by hand: each of the two has to know the other.
    const source = Stack.of(this).formatArn({ service: 'sqs', resource: queueName })
    this.setAside = new Queue(this, 'set-aside', {
      ...CLOSED,
      queueName: `${names.thing(name)}-set-aside${ending}`,
      ...(fifo ? { fifo } : {}),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, 'source', source) as IQueue],
      },
    })
    acknowledge(this.setAside, ...LAST)
    this.queue = new Queue(this, 'queue', {
      ...CLOSED,
      queueName,
      ...(fifo ? { fifo } : {}),
      visibilityTimeout: Duration.seconds(6 * (worker.timeout?.toSeconds() ?? 60)),
      deadLetterQueue: { queue: this.setAside, maxReceiveCount: DELIVERIES },
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    })
  }

  /** Has the function work on it: what fails of a batch comes back by itself. */
  feed(batchSize: number, maxConcurrency: number): void {
    this.worker.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    )
    acknowledge(this.worker, {
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason: 'Of a queue it is the queue itself that sets failed messages aside.',
    })
  }
}

/** Where that ends up which nobody waits for and which could not be delivered: stream, schedules, events. */
export function givenUpQueue(scope: Construct, names: Names): Queue {
  const queue = new Queue(scope, 'given-up', { ...CLOSED, queueName: names.thing('given-up') })
  acknowledge(queue, ...LAST)
  return queue
}
