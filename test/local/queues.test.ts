import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type QueueServer, startQueueServer } from '../../local/queues/server.ts'

// Amazon's own client on the other side: it checks every body by its checksum.
const kinds = [
  { name: 'post', ordered: false, visibility: 30, deadLetters: { queue: 'lost', after: 2 } },
  { name: 'lost', ordered: false, visibility: 30 },
  { name: 'row.fifo', ordered: true, visibility: 30, deadLetters: { queue: 'out.fifo', after: 2 } },
  { name: 'out.fifo', ordered: true, visibility: 30 },
]

let directory: string
let server: QueueServer
let sqs: SQSClient
let skipped = 0

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-queues-'))
  skipped = 0
  await open()
})
afterEach(async () => {
  await close()
  await rm(directory, { recursive: true, force: true })
})

async function open(): Promise<void> {
  server = await startQueueServer(kinds, { directory, now: () => Date.now() + skipped })
  sqs = new SQSClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
}

async function close(): Promise<void> {
  sqs.destroy()
  await server.close()
}

const send = (MessageBody: string, queue = 'post') =>
  sqs.send(new SendMessageCommand({ QueueUrl: server.urlOf(queue), MessageBody }))

const sendInRow = (MessageBody: string, MessageGroupId: string, MessageDeduplicationId: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: server.urlOf('row.fifo'),
      MessageBody,
      MessageGroupId,
      MessageDeduplicationId,
    }),
  )

async function receive(queue = 'post', more: { most?: number; wait?: number } = {}) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: server.urlOf(queue),
      MaxNumberOfMessages: more.most ?? 10,
      WaitTimeSeconds: more.wait ?? 0,
      MessageSystemAttributeNames: ['All'],
    }),
  )
  return Messages
}

const bodiesIn = async (...asked: Parameters<typeof receive>) =>
  (await receive(...asked)).map(({ Body }) => Body)

const letGo = (ReceiptHandle: string | undefined, queue = 'post') =>
  sqs.send(new DeleteMessageCommand({ QueueUrl: server.urlOf(queue), ReceiptHandle }))

const minutes = (many: number) => {
  skipped += many * 60_000
}

describe('a queue without order', () => {
  it('hands a message to one who asks, until it is deleted', async () => {
    const sent = await send('凤竹纺织')
    const [first] = await receive()
    expect(first).toMatchObject({ Body: '凤竹纺织', MessageId: sent.MessageId })
    expect(first?.Attributes).toMatchObject({ ApproximateReceiveCount: '1' })
    expect(await receive()).toEqual([])
    await letGo(first?.ReceiptHandle)
    minutes(10)
    expect(await receive()).toEqual([])
  })

  it('hands it out again when it was not deleted in time, and then only the new receipt deletes it', async () => {
    await send('恒安鞋业')
    const [first] = await receive()
    minutes(1)
    const [second] = await receive()
    expect(second).toMatchObject({ Body: '恒安鞋业' })
    expect(second?.Attributes?.['ApproximateReceiveCount']).toBe('2')
    await letGo(first?.ReceiptHandle)
    const attributes = async () => {
      const asked = { QueueUrl: server.urlOf('post'), AttributeNames: ['All' as const] }
      return (await sqs.send(new GetQueueAttributesCommand(asked))).Attributes
    }
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '1' })
    await letGo(second?.ReceiptHandle)
    expect(await attributes()).toMatchObject({ ApproximateNumberOfMessagesNotVisible: '0' })
  })

  it('shows a message sooner when whoever has it says so', async () => {
    await send('泰利化纤')
    const [{ ReceiptHandle } = {}] = await receive()
    const QueueUrl = server.urlOf('post')
    const asked = { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }
    await sqs.send(new ChangeMessageVisibilityCommand(asked))
    expect(await bodiesIn()).toEqual(['泰利化纤'])
  })

  it('tells whoever waits at once', async () => {
    const waiting = bodiesIn('post', { wait: 20 })
    await send('海鸥拉链')
    expect(await waiting).toEqual(['海鸥拉链'])
  })

  it('sends and deletes ten at a time', async () => {
    const QueueUrl = server.urlOf('post')
    const Entries = Array.from({ length: 10 }, (_, n) => ({
      Id: String(n),
      MessageBody: `第${n}封`,
    }))
    const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    expect(sent.Successful).toHaveLength(10)
    const received = await receive()
    expect(received).toHaveLength(10)
    const done = received.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: done }))
    minutes(10)
    expect(await receive()).toEqual([])
  })

  it('refuses what SQS refuses', async () => {
    const QueueUrl = server.urlOf('post')
    const eleven = Array.from({ length: 11 }, (_, n) => ({ Id: String(n), MessageBody: '多' }))
    const batch = (Entries: { Id: string; MessageBody: string }[]) =>
      sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    await expect(batch(eleven)).rejects.toThrow(/ten/)
    await expect(batch([])).rejects.toThrow(/no entry/)
    await expect(batch(eleven.slice(0, 2).map((one) => ({ ...one, Id: '1' })))).rejects.toThrow(
      /same/,
    )
    await expect(send('无处', '没有')).rejects.toThrow(/does not exist/)
    const asked = { QueueUrl, MessageBody: '以后', DelaySeconds: 5 }
    await expect(sqs.send(new SendMessageCommand(asked))).rejects.toThrow(/DelaySeconds/)
  })

  it('is found by its name', async () => {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'post' }))
    expect(QueueUrl).toBe(server.urlOf('post'))
  })
})

describe('an ordered queue', () => {
  it('hands out a group in its order, and nothing of it to anybody else meanwhile', async () => {
    for (const n of [1, 2, 3]) await sendInRow(`凤竹${n}`, '凤竹', `f${n}`)
    const [first] = await receive('row.fifo', { most: 1 })
    expect(first?.Body).toBe('凤竹1')
    await sendInRow('恒安1', '恒安', 'h1')
    expect(await bodiesIn('row.fifo')).toEqual(['恒安1'])
    await letGo(first?.ReceiptHandle, 'row.fifo')
    expect(await bodiesIn('row.fifo')).toEqual(['凤竹2', '凤竹3'])
  })

  it('begins a group again with what was not deleted', async () => {
    for (const n of [1, 2, 3]) await sendInRow(`凤竹${n}`, '凤竹', `f${n}`)
    const [first] = await receive('row.fifo')
    await letGo(first?.ReceiptHandle, 'row.fifo')
    minutes(1)
    expect(await bodiesIn('row.fifo')).toEqual(['凤竹2', '凤竹3'])
  })

  it('keeps a message sent twice within five minutes once, even when it is done', async () => {
    const first = await sendInRow('只说一次', '凤竹', 'same')
    expect(await sendInRow('只说一次', '凤竹', 'same')).toMatchObject({
      MessageId: first.MessageId,
      SequenceNumber: first.SequenceNumber,
    })
    const received = await receive('row.fifo')
    expect(received).toHaveLength(1)
    await letGo(received[0]?.ReceiptHandle, 'row.fifo')
    minutes(4)
    await sendInRow('只说一次', '凤竹', 'same')
    expect(await receive('row.fifo')).toEqual([])
    minutes(2)
    await sendInRow('只说一次', '凤竹', 'same')
    expect(await receive('row.fifo')).toHaveLength(1)
  })

  it('refuses a message without a group', async () => {
    await expect(send('没有次序', 'row.fifo')).rejects.toThrow(/MessageGroupId/)
  })
})

describe('a message of which nothing can be made', () => {
  it('becomes a dead letter, holds up its group no longer, and can be sent back', async () => {
    await sendInRow('总不成', '凤竹', 'f1')
    await sendInRow('下一件', '凤竹', 'f2')
    for (let tries = 0; tries < 2; tries++) {
      expect(await bodiesIn('row.fifo', { most: 1 })).toEqual(['总不成'])
      minutes(1)
    }
    expect(await bodiesIn('row.fifo', { most: 1 })).toEqual(['下一件'])
    const asked = { QueueUrl: server.urlOf('row.fifo'), AttributeNames: ['RedrivePolicy' as const] }
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand(asked))
    const { deadLetterTargetArn } = JSON.parse(Attributes?.['RedrivePolicy'] ?? '{}')
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: deadLetterTargetArn }))
    minutes(1)
    expect(await bodiesIn('row.fifo')).toEqual(['下一件', '总不成'])
    expect(await receive('out.fifo')).toEqual([])
  })
})

describe('queues that were shut down', () => {
  it('hold afterwards what was not done, in its order, with how often it was tried', async () => {
    for (const n of [1, 2, 3]) await sendInRow(`凤竹${n}`, '凤竹', `f${n}`)
    await send('寄出')
    const [first] = await receive('row.fifo', { most: 1 })
    await letGo(first?.ReceiptHandle, 'row.fifo')
    await receive('row.fifo', { most: 1 })
    for (let times = 0; times < 2; times++) {
      await close()
      await open()
    }
    // Whoever had it in hand is gone with the queue: nobody waits for him.
    const again = await receive('row.fifo')
    expect(again.map(({ Body }) => Body)).toEqual(['凤竹2', '凤竹3'])
    expect(again[0]?.Attributes?.['ApproximateReceiveCount']).toBe('2')
    await sendInRow('凤竹1', '凤竹', 'f1')
    await sendInRow('凤竹4', '凤竹', 'f4')
    for (const { ReceiptHandle } of again) await letGo(ReceiptHandle, 'row.fifo')
    expect(await bodiesIn('row.fifo')).toEqual(['凤竹4'])
    expect(await bodiesIn('post')).toEqual(['寄出'])
  })

  it('still hold dead letters, and know where they came from', async () => {
    await send('寄不到')
    for (let tries = 0; tries < 3; tries++) {
      await receive()
      minutes(1)
    }
    await close()
    await open()
    expect(await receive()).toEqual([])
    const SourceArn = 'arn:aws:sqs:us-east-1:000000000000:lost'
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }))
    expect(await bodiesIn()).toEqual(['寄不到'])
  })
})
