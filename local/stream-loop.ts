import { setTimeout as pause } from 'node:timers/promises'
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { StreamFunction } from '../lambdas/aws/reacting/stream.ts'

/** A reactor fed from the stream until it is stopped. */
export interface StreamLoop {
  /** Resolves when everything written so far has been reacted to, with how much that has been since the start. */
  settled(): Promise<number>
  /** Has it look at once: something was written, as far as one knows. What failed is left its time. */
  wake(): void
  stop(): Promise<void>
}

/** Where the places are kept up to which a table's stream was read: they are of that stream alone. */
export const STREAM_PLACES = 'STREAM'

const BATCH = 100

/** Milliseconds in which a batch gathers. */
const GATHER = 25

/**
 * Feeds the table's stream to a function, as an event source mapping does: in order, batch by batch,
 * from where it stopped last time, again from the first failure. The place is kept in the table itself.
 */
export async function startStreamLoop(options: {
  name: string
  client: DynamoDBDocumentClient
  table: string
  config: DynamoDBStreamsClientConfig
  handler: StreamFunction
  /** Between looks when there was nothing, and after a failure. */
  restMs?: number
}): Promise<StreamLoop> {
  const { name, client, table, handler, restMs = 100 } = options
  const streams = new DynamoDBStreamsClient(options.config)
  const arn = await streamArn(client, table)
  const place = { pk: STREAM_PLACES, sk: name }
  let stopped = false
  let looks = 0
  /** The last look that found nothing. */
  let idle = 0
  let reacted = 0
  let isFailing = false
  let isWanted = false
  let endRest: () => void = () => undefined
  const running = run()
  const wake = () => {
    isWanted = true
    if (!isFailing) endRest()
  }

  return {
    settled: async () => {
      // A look that is under way may have begun before the last thing was written.
      const asked = looks
      wake()
      while (!stopped && idle <= asked) {
        await pause(5)
        wake()
      }
      return reacted
    },
    wake,
    stop: async () => {
      stopped = true
      endRest()
      await running
      streams.destroy()
    },
  }

  async function run(): Promise<void> {
    let iterator: string | undefined
    while (!stopped) {
      const look = ++looks
      isWanted = false
      try {
        iterator ??= await iteratorFrom(await checkpoint())
        const answer = await streams.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH }),
        )
        const records = (answer.Records ?? []) as unknown as DynamoDBRecord[]
        const failedAt = await hand(records)
        await keepUpTo(failedAt === undefined ? records : records.slice(0, failedAt))
        isFailing = failedAt !== undefined
        iterator = isFailing ? undefined : answer.NextShardIterator
        reacted += records.filter(isWritten).length
        if (records.length === 0) idle = look
        if (records.length > 0 && !isFailing) {
          // What follows closely is taken together: a look and a checkpoint for many instead of each.
          if (records.length < BATCH) await rest(GATHER)
          continue
        }
      } catch {
        // The store is away or knows the iterator no more: on from the place kept, once it is back.
        iterator = undefined
        isFailing = true
      }
      // Whoever wanted a look while this one was under way may have written after it.
      if (!stopped && (isFailing || !isWanted)) await rest(restMs)
    }
  }

  /** Index of the first record that failed. */
  async function hand(records: DynamoDBRecord[]): Promise<number | undefined> {
    if (records.length === 0) return undefined
    try {
      const { batchItemFailures } = await handler({ Records: records })
      const failed = batchItemFailures[0]?.itemIdentifier
      if (failed === undefined) return undefined
      return Math.max(
        0,
        records.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed),
      )
    } catch {
      return 0
    }
  }

  async function checkpoint(): Promise<string | undefined> {
    const kept = await client.send(new GetCommand({ TableName: table, Key: place }))
    return kept.Item ? String(kept.Item['after']) : undefined
  }

  /**
   * Checkpoints stand in the table, whose stream shows them too: they are no entries, so nobody reacts.
   * Nothing but checkpoints is not checkpointed, or the loop would feed itself.
   */
  async function keepUpTo(done: DynamoDBRecord[]): Promise<void> {
    const after = done.at(-1)?.dynamodb?.SequenceNumber
    if (!after || !done.some(isWritten)) return
    await client.send(new PutCommand({ TableName: table, Item: { ...place, after } }))
  }

  /** Anything but a checkpoint. */
  function isWritten(record: DynamoDBRecord): boolean {
    return record.dynamodb?.Keys?.['pk']?.S !== place.pk
  }

  async function iteratorFrom(after: string | undefined): Promise<string> {
    const described = await streams.send(new DescribeStreamCommand({ StreamArn: arn }))
    const shard = described.StreamDescription?.Shards?.[0]?.ShardId
    const answer = await streams.send(
      new GetShardIteratorCommand({
        StreamArn: arn,
        ShardId: shard,
        ...(after
          ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
          : { ShardIteratorType: 'TRIM_HORIZON' }),
      }),
    )
    if (!answer.ShardIterator) throw new Error('the stream gave no place to read from')
    return answer.ShardIterator
  }

  function rest(milliseconds: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds)
      endRest = () => {
        clearTimeout(timer)
        done()
      }
    })
  }
}

async function streamArn(client: DynamoDBClient, table: string): Promise<string> {
  const described = await client.send(new DescribeTableCommand({ TableName: table }))
  const arn = described.Table?.LatestStreamArn
  if (!arn) throw new Error(`table ${table} has no stream`)
  return arn
}
