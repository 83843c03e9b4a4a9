import type { Worker } from '../../lambdas/aws/reacting/routes.ts'
import type { Queue, QueueKind } from './queue.ts'
import { startQueueServer } from './server.ts'

/** How a worker's queue feeds it. */
interface Feeding {
  queue: Queue
  batchSize: number
}

/** The queues of the house, as `cdk/` makes them on AWS. */
export interface HouseQueues {
  of: Readonly<Record<Worker, Feeding>>
  /** What the functions are told of them. */
  settings: Readonly<
    Record<
      'SQS_ENDPOINT' | 'NOTIFY_QUEUE' | 'INBOX_QUEUE' | 'DOCUMENTS_QUEUE' | 'GIVEN_UP_QUEUE',
      string
    >
  >
  /** How many messages nothing could be made of. */
  setAside(): number
  close(): Promise<void>
}

/** A worker parks what it cannot do long before; so often has to come to nothing even the try to park it. */
const RECEIVED_AT_MOST = 60

const kindsOf = (name: string, ordered: boolean): [QueueKind, QueueKind] => {
  const suffix = ordered ? '.fifo' : ''
  const common = { ordered, visibility: 60 }
  const deadLetters = `${name}-set-aside${suffix}`
  return [
    {
      ...common,
      name: `${name}${suffix}`,
      deadLetters: { queue: deadLetters, after: RECEIVED_AT_MOST },
    },
    { ...common, name: deadLetters },
  ]
}

/** Starts the queues of a house, keeping what they hold in a directory; without one they forget. */
export async function startQueues(directory?: string): Promise<HouseQueues> {
  const kinds = [
    ...kindsOf('notify', true),
    ...kindsOf('inbox', false),
    ...kindsOf('documents', false),
    { name: 'given-up', ordered: false, visibility: 60 },
  ]
  const server = await startQueueServer(kinds, directory ? { directory } : {})
  const feeding = (name: string, batchSize: number): Feeding => {
    const queue = server.named(name)
    if (!queue) throw new Error(`there is no queue ${name}`)
    return { queue, batchSize }
  }
  return {
    of: {
      notify: feeding('notify.fifo', 10),
      inbox: feeding('inbox', 10),
      documents: feeding('documents', 1),
    },
    settings: {
      SQS_ENDPOINT: server.endpoint,
      NOTIFY_QUEUE: server.urlOf('notify.fifo'),
      INBOX_QUEUE: server.urlOf('inbox'),
      DOCUMENTS_QUEUE: server.urlOf('documents'),
      GIVEN_UP_QUEUE: server.urlOf('given-up'),
    },
    setAside: () =>
      server.all
        .filter(({ kind }) => kind.name.includes('-set-aside'))
        .reduce((many, queue) => many + queue.counts().visible, 0),
    close: server.close,
  }
}
