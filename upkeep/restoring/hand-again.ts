import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { type Span, writtenSince } from '../written-since.ts'

/**
 * Puts in afresh what was written since a moment and is reacted to, in its order, so that it comes in the new table's
 * stream: some of it may not have been done when the table stood as it was restored. What had been done by then
 * has its effect row, which was restored with it, and is not done again. Says how many rows.
 */
export async function handAgain(target: Table, span: Span): Promise<number> {
  const { client, table: TableName } = target
  let handed = 0
  for await (const item of writtenSince(target, span)) {
    const { pk, sk } = item
    if (!pk || !sk) continue
    await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }))
    await client.send(new PutItemCommand({ TableName, Item: item }))
    handed++
  }
  return handed
}
