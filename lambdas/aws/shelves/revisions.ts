import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { RevisedKind } from '../../../shared/commands/shelves.ts'
import { Customer, PersonalFacts } from '../../../shared/records/customer.ts'
import { ArchiveRecord, type RecordOf } from '../../../shared/records/index.ts'
import type { Key } from '../keys.ts'

const Revised = z.discriminatedUnion('kind', [Customer, PersonalFacts])

const revisionKey = ({ kind, id, version }: z.infer<typeof Revised>): Key => ({
  pk: `PAST#${id}`,
  sk: `${kind}#${String(version).padStart(9, '0')}`,
})

/** Keeps each state of a card in reach, out of the journal's images: writing one twice changes nothing. */
export async function keepRevisions(
  client: DynamoDBDocumentClient,
  table: string,
  entry: { images: readonly { after?: unknown }[] },
): Promise<void> {
  for (const { after } of entry.images) {
    const revised = Revised.safeParse(after).data
    if (!revised) continue
    const Item = { ...revisionKey(revised), revision: revised }
    await client.send(new PutCommand({ TableName: table, Item }))
  }
}

/** The latest states of a card, the newest first: one Query. */
export async function revisionsOf<K extends RevisedKind>(
  client: DynamoDBDocumentClient,
  table: string,
  customerId: string,
  kind: K,
  limit: number,
): Promise<RecordOf<K>[]> {
  const answer = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
      ExpressionAttributeValues: { ':pk': `PAST#${customerId}`, ':kind': `${kind}#` },
      ScanIndexForward: false,
      Limit: limit,
    }),
  )
  return (answer.Items ?? []).map((row) => {
    const record = ArchiveRecord.parse(row['revision'])
    if (record.kind !== kind) throw new TypeError(`a ${record.kind} stands among those of ${kind}`)
    return record as RecordOf<K>
  })
}
