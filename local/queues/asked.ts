import * as z from 'zod'

const QueueUrl = z.string()
const ReceiptHandle = z.string()
const VisibilityTimeout = z.int().min(0).max(43_200)
const names = z.array(z.string()).optional()

/** Largest message that SQS takes: one mebibyte. */
const LARGEST = 1024 ** 2

const Message = z.strictObject({
  MessageBody: z
    .string()
    .min(1)
    .refine((body) => Buffer.byteLength(body) <= LARGEST, 'the message is too long'),
  MessageGroupId: z.string().min(1).max(128).optional(),
  MessageDeduplicationId: z.string().min(1).max(128).optional(),
})
export type Message = z.infer<typeof Message>

/** Those of a batch are told apart by ids of their own. */
const batchOf = <T extends z.ZodRawShape>(Entry: z.ZodObject<T>) =>
  z.strictObject({
    QueueUrl,
    Entries: z.array(Entry.extend({ Id: z.string().regex(/^[\w-]{1,80}$/) })),
  })

/** What each request of SQS may carry; whatever else it does is not done here, and refused. */
export const asked = {
  SendMessage: Message.extend({ QueueUrl }),
  SendMessageBatch: batchOf(Message),
  ReceiveMessage: z.strictObject({
    QueueUrl,
    MaxNumberOfMessages: z.int().min(1).max(10).default(1),
    VisibilityTimeout: VisibilityTimeout.optional(),
    WaitTimeSeconds: z.int().min(0).max(20).default(0),
    AttributeNames: names,
    MessageSystemAttributeNames: names,
    MessageAttributeNames: names,
  }),
  DeleteMessage: z.strictObject({ QueueUrl, ReceiptHandle }),
  DeleteMessageBatch: batchOf(z.strictObject({ ReceiptHandle })),
  ChangeMessageVisibility: z.strictObject({ QueueUrl, ReceiptHandle, VisibilityTimeout }),
  GetQueueUrl: z.strictObject({ QueueName: z.string() }),
  GetQueueAttributes: z.strictObject({ QueueUrl, AttributeNames: names }),
  StartMessageMoveTask: z.strictObject({ SourceArn: z.string() }),
}
