import {
  type BatchResultErrorEntry,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  type SQSClient,
} from '@aws-sdk/client-sqs'
import { sha256 } from '../chain.ts'
import { type Outgoing, type Worker, workers } from './routes.ts'

/** Puts messages into the queues. */
export interface Posting {
  sqs: SQSClient
  /** The address of each queue. */
  queues: Readonly<Record<Worker, string>>
}

/** A message that is in no queue yet, and why. */
export interface Unsent<M> {
  message: M
  /** The queue will never take it; else it is only to be sent again. */
  refused: boolean
  fault: string
}

/** So many messages go in one call. */
const MOST = 10

/** Puts messages, in order, into their queues, and says which could not be. */
export async function post<M extends Outgoing>(
  messages: readonly M[],
  { sqs, queues }: Posting,
): Promise<Unsent<M>[]> {
  const unsent = await Promise.all(
    workers.map((worker) => {
      const some = messages.filter((message) => message.worker === worker)
      return postTo(queues[worker], some, sqs)
    }),
  )
  return unsent.flat()
}

/** One call after the other; after one that did not all go well nothing more is sent. */
async function postTo<M extends Outgoing>(
  QueueUrl: string,
  messages: readonly M[],
  sqs: SQSClient,
): Promise<Unsent<M>[]> {
  let left = messages
  while (left.length > 0) {
    const wave = waveOf(left)
    left = left.filter((message) => !wave.includes(message))
    const Entries = wave.map(entryOf)
    const { Failed = [] } = await sqs
      .send(new SendMessageBatchCommand({ QueueUrl, Entries }))
      // What the call as a whole met is no fault of any message.
      .catch((error: Error) => ({ Failed: Entries.map(({ Id }) => failureOf(error, Id)) }))
    if (Failed.length === 0) continue
    return [...Failed.flatMap((failure) => unsentIn(wave, failure)), ...left.map(notTried)]
  }
  return []
}

/** The next to go: of each group one at most, for of two in a call the second may get in without the first. */
function waveOf<M extends Outgoing>(messages: readonly M[]): M[] {
  const groups = new Set<string>()
  const wave: M[] = []
  for (const message of messages) {
    if (wave.length === MOST) break
    const { group } = message
    if (group !== undefined && groups.has(group)) continue
    if (group !== undefined) groups.add(group)
    wave.push(message)
  }
  return wave
}

function entryOf({ key: { pk, sk }, group }: Outgoing, at: number): SendMessageBatchRequestEntry {
  return {
    Id: String(at),
    MessageBody: JSON.stringify({ pk, sk }),
    ...(group === undefined
      ? {}
      : { MessageGroupId: group, MessageDeduplicationId: sha256(`${pk}/${sk}`) }),
  }
}

const failureOf = ({ name }: Error, Id: string | undefined): BatchResultErrorEntry => ({
  Id,
  SenderFault: false,
  Code: name,
})

const unsentIn = <M>(
  wave: readonly M[],
  { Id, SenderFault = false, Code = '' }: BatchResultErrorEntry,
): Unsent<M>[] => {
  const message = wave[Number(Id)]
  return message === undefined ? [] : [{ message, refused: SenderFault, fault: Code }]
}

const notTried = <M>(message: M): Unsent<M> => ({ message, refused: false, fault: 'not tried' })
