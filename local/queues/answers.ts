import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { attributesOf, nameIn, urlOf } from './address.ts'
import type { asked, Message } from './asked.ts'
import { md5Of, sequenceNumber, systemAttributesOf } from './handed-out.ts'
import type { Queue } from './queue.ts'
import type { Queues } from './queues.ts'
import { QueueRefusal } from './refusal.ts'

type Asked = typeof asked

/** What is answered to each request. */
type Answers = {
  [Action in keyof Asked]: (request: z.infer<Asked[Action]>) => object | Promise<object>
}

/** Answers for the queues, on a server whose address is asked for when it is needed. */
export function answersOf(queues: Queues, server: () => string): Answers {
  const named = (address: string): Queue => {
    const queue = queues.named(nameIn(address))
    if (!queue) throw new QueueRefusal('QueueDoesNotExist', 'The specified queue does not exist.')
    return queue
  }
  return {
    SendMessage: ({ QueueUrl, ...message }) => sent(named(QueueUrl), message),
    SendMessageBatch: ({ QueueUrl, Entries }) => {
      const queue = named(QueueUrl)
      return eachOf(Entries, ({ Id: _, ...message }) => sent(queue, message))
    },
    ReceiveMessage: async (request) => {
      const queue = named(request.QueueUrl)
      const until = Date.now() + request.WaitTimeSeconds * 1000
      const wanted = request.MessageSystemAttributeNames ?? request.AttributeNames
      for (;;) {
        const taken = queue.receive(request.MaxNumberOfMessages, request.VisibilityTimeout)
        const left = until - Date.now()
        if (taken.length === 0 && left > 0) {
          await queue.changed(left)
          continue
        }
        const Messages = taken.map(({ message, receipt }) => ({
          MessageId: message.id,
          ReceiptHandle: receipt,
          Body: message.body,
          MD5OfBody: md5Of(message.body),
          ...(wanted ? { Attributes: chosen({ ...systemAttributesOf(message) }, wanted) } : {}),
        }))
        return Messages.length > 0 ? { Messages } : {}
      }
    },
    DeleteMessage: ({ QueueUrl, ReceiptHandle }) => deleted(named(QueueUrl), ReceiptHandle),
    DeleteMessageBatch: ({ QueueUrl, Entries }) => {
      const queue = named(QueueUrl)
      return eachOf(Entries, ({ ReceiptHandle }) => deleted(queue, ReceiptHandle))
    },
    ChangeMessageVisibility: ({ QueueUrl, ReceiptHandle, VisibilityTimeout }) => {
      if (!named(QueueUrl).hide(ReceiptHandle, VisibilityTimeout))
        throw new QueueRefusal('MessageNotInflight', 'The message referred to is not in flight.')
      return {}
    },
    GetQueueUrl: ({ QueueName }) => ({ QueueUrl: urlOf(server(), named(QueueName).kind.name) }),
    GetQueueAttributes: ({ QueueUrl, AttributeNames = [] }) => ({
      Attributes: chosen(attributesOf(named(QueueUrl)), AttributeNames),
    }),
    StartMessageMoveTask: ({ SourceArn }) => {
      queues.sendBack(named(SourceArn))
      return { TaskHandle: randomUUID() }
    },
  }
}

function sent(queue: Queue, message: Message): object {
  const { MessageBody: body, MessageGroupId: group, MessageDeduplicationId } = message
  if (queue.kind.ordered && !(group && MessageDeduplicationId)) {
    throw new QueueRefusal(
      'MissingParameter',
      'The request must contain the parameters MessageGroupId and MessageDeduplicationId.',
    )
  }
  const { id, sequence } = queue.send({ body, group, deduplicationId: MessageDeduplicationId })
  return {
    MessageId: id,
    MD5OfMessageBody: md5Of(body),
    ...(queue.kind.ordered ? { SequenceNumber: sequenceNumber(sequence) } : {}),
  }
}

function deleted(queue: Queue, receipt: string): object {
  queue.delete(receipt)
  return {}
}

/** Does each part of a batch for itself: one may fail while others succeed. */
function eachOf<E extends { Id: string }>(entries: readonly E[], act: (entry: E) => object) {
  if (entries.length === 0) throw new QueueRefusal('EmptyBatchRequest', 'There is no entry.')
  if (entries.length > 10)
    throw new QueueRefusal('TooManyEntriesInBatchRequest', 'There are more than ten entries.')
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length)
    throw new QueueRefusal('BatchEntryIdsNotDistinct', 'Id of two entries is the same.')
  const Successful: object[] = []
  const Failed: object[] = []
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...act(entry) })
    } catch (error) {
      if (!(error instanceof QueueRefusal)) throw error
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message })
    }
  }
  return { Successful, ...(Failed.length > 0 ? { Failed } : {}) }
}

const chosen = (attributes: Record<string, string | undefined>, names: readonly string[]) =>
  Object.fromEntries(
    Object.entries(attributes).filter(([name]) => names.includes('All') || names.includes(name)),
  )
