import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'

/** The key that a row names itself by. */
export const keyIn = (row: Record<string, unknown>): Key => ({
  pk: String(row['pk']),
  sk: String(row['sk']),
})

/** A row as it stands now; none when it was let go. */
export async function rowAt(
  { client, table }: { client: DynamoDBDocumentClient; table: string },
  { pk, sk }: Key,
): Promise<Record<string, unknown> | undefined> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  )
  return Item
}
