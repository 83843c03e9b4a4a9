import { setTimeout as pause } from 'node:timers/promises'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import type { Item, Table } from '../rows.ts'
import { described, type Say, untilActive } from './described.ts'
import { LAYOUT, sealedWith } from './layout.ts'
import { NotRestored } from './not-restored.ts'

/** Makes the table without its stream, should it not be there; there it must be empty, and nobody may listen to it. */
export async function makeEmpty(
  target: Table,
  { key, say }: { key?: string | undefined; say: Say },
): Promise<void> {
  const { client, table: TableName } = target
  const now = await described(target)
  if (now) return refuseUnlessEmpty(target, now.StreamSpecification?.StreamEnabled === true)
  await client.send(
    new CreateTableCommand({
      TableName,
      ...LAYOUT,
      ...(key ? { SSESpecification: sealedWith(key) } : {}),
    }),
  )
  await untilActive(target, say)
}

async function refuseUnlessEmpty({ client, table }: Table, hasStream: boolean): Promise<void> {
  const page = await client.send(new ScanCommand({ TableName: table, Limit: 1 }))
  if ((page.Items ?? []).length > 0) {
    throw new NotRestored(
      `${table} 里已有内容，请另取一个名字 · holds something: name another table`,
    )
  }
  if (hasStream) {
    throw new NotRestored(
      `${table} 已有数据流，凡恢复的都会再办一遍；请另取一个名字 · has a stream, whose readers would do everything again: name another table`,
    )
  }
}

/** The most that one call takes. */
const BATCH = 25

/** So many calls are under way at once. */
const ABREAST = 8

/** Puts items into a table. */
export async function fill(target: Table, items: AsyncIterable<Item>): Promise<void> {
  const batches = batchesOf(items)
  const writeSome = async () => {
    for await (const batch of batches) await write(target, batch)
  }
  await Promise.all(Array.from({ length: ABREAST }, writeSome))
}

async function* batchesOf(items: AsyncIterable<Item>): AsyncGenerator<WriteRequest[]> {
  let batch: WriteRequest[] = []
  for await (const Item of items) {
    batch.push({ PutRequest: { Item } })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What the store left unwritten is asked for again, after a while that grows. */
async function write({ client, table }: Table, requests: WriteRequest[]): Promise<void> {
  for (let left = requests, attempt = 0; left.length > 0; attempt++) {
    if (attempt > 12) throw new NotRestored(`${table} 太忙 · is too busy: ${left.length} left`)
    if (attempt > 0) await pause(Math.min(25 * 2 ** attempt, 5_000))
    const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }))
    left = answer.UnprocessedItems?.[table] ?? []
  }
}
