import { createHash } from 'node:crypto'
import {
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Customer } from '../../../shared/records/customer.ts'
import { Document } from '../../../shared/records/document.ts'
import type { Key } from '../keys.ts'
import { customerRows, documentRows, type NameRow } from './name-rows.ts'

/** What stands on the shelves for one thing: which rows, made from which version. */
const Kept = z.object({
  version: z.int(),
  /** Of the rows written; while they are being written there is none. */
  digest: z.string().optional(),
  keys: z.array(z.string()),
})

const Named = z.discriminatedUnion('kind', [Customer, Document])

/**
 * Keeps the names of what an entry changed: new rows written, rows of former names removed.
 * Can be run again with any entry of the past at any time: an older version never undoes a newer one.
 */
export async function keepNames(
  client: DynamoDBDocumentClient,
  table: string,
  entry: { images: readonly { after?: unknown }[] },
): Promise<void> {
  for (const { after } of entry.images) {
    const named = Named.safeParse(after)
    if (named.success) await keep(named.data)
  }

  async function keep(thing: Customer | Document): Promise<void> {
    const rows = thing.kind === 'customer' ? customerRows(thing) : documentRows(thing)
    const digest = createHash('sha256').update(JSON.stringify(rows)).digest('hex')
    const memo = { pk: `NAMED#${thing.kind}#${thing.id}`, sk: 'KEYS' }
    const kept = Kept.safeParse(
      (await client.send(new GetCommand({ TableName: table, Key: memo, ConsistentRead: true })))
        .Item,
    ).data
    if (!kept && rows.length === 0) return
    if (kept && kept.version > thing.version) return
    if (kept?.digest === digest && kept.version === thing.version) return
    const wanted = new Set(rows.map(textOf))
    const dropped = (kept?.keys ?? []).filter((key) => !wanted.has(key))
    const note = (keys: string[], settled?: string) =>
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...memo, version: thing.version, keys, ...(settled ? { digest: settled } : {}) },
          ConditionExpression: 'attribute_not_exists(pk) OR #version <= :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': thing.version },
        }),
      )
    // The same names once more: only that they are of this version too, so that none in between can follow.
    if (kept?.digest === digest) {
      await note(kept.keys, digest)
      return
    }
    // Noted before they are written: whoever comes after a crash knows every row that may stand.
    await note([...wanted, ...dropped])
    await writeRows(client, table, rows, dropped.map(keyOfText))
    await note([...wanted], digest)
  }
}

const textOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk])

function keyOfText(text: string): Key {
  const [pk, sk] = z.tuple([z.string(), z.string()]).parse(JSON.parse(text))
  return { pk, sk }
}

async function writeRows(
  client: DynamoDBDocumentClient,
  table: string,
  rows: readonly NameRow[],
  dropped: readonly Key[],
): Promise<void> {
  const requests = [
    ...rows.map((Item) => ({ PutRequest: { Item: { ...Item } } })),
    ...dropped.map((Key) => ({ DeleteRequest: { Key: { ...Key } } })),
  ]
  for (let start = 0; start < requests.length; start += 25) {
    let left: typeof requests | undefined = requests.slice(start, start + 25)
    for (let attempt = 0; left && left.length > 0; attempt++) {
      if (attempt > 8) throw new Error('the store left names unwritten eight times over')
      if (attempt > 0) await new Promise((done) => setTimeout(done, 5 * 2 ** attempt))
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }))
      left = answer.UnprocessedItems?.[table] as typeof requests | undefined
    }
  }
}
