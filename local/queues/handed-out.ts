import { createHash } from 'node:crypto'
import type { SQSRecord, SQSRecordAttributes } from 'aws-lambda'
import { arnOf } from './address.ts'
import type { Kept } from './kept.ts'
import type { InHand } from './queue.ts'

/** The checksum by which a client sees that a body arrived whole. */
export const md5Of = (body: string): string => createHash('md5').update(body).digest('hex')

/** What SQS says about a message that it hands out. */
export const systemAttributesOf = (message: Kept): SQSRecordAttributes => ({
  ApproximateReceiveCount: String(message.received),
  SentTimestamp: String(message.sentAt),
  SenderId: 'local',
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
  ...(message.group === undefined
    ? {}
    : { MessageGroupId: message.group, SequenceNumber: sequenceNumber(message.sequence) }),
  ...(message.deduplicationId === undefined
    ? {}
    : { MessageDeduplicationId: message.deduplicationId }),
})

/** As wide as SQS's own. */
export const sequenceNumber = (sequence: number): string => String(sequence).padStart(20, '0')

/** A message as an event source mapping hands it to a function. */
export const recordOf = (queue: string, { message, receipt }: InHand): SQSRecord => ({
  messageId: message.id,
  receiptHandle: receipt,
  body: message.body,
  attributes: systemAttributesOf(message),
  messageAttributes: {},
  md5OfBody: md5Of(message.body),
  eventSource: 'aws:sqs',
  eventSourceARN: arnOf(queue),
  awsRegion: 'us-east-1',
})
