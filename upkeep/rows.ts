import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'

/** A table, and the client that reaches it. */
export interface Table {
  client: DynamoDBDocumentClient
  table: string
}

/** An item of a table as DynamoDB itself writes it. */
export type Item = Record<string, AttributeValue>

/** An item as the house reads it. */
export const Row = z.looseObject({ pk: z.string(), sk: z.string() })
export type Row = z.infer<typeof Row>

/** Every item of a table. A Scan always has a limit: without one the embedded store stands still for the length of a page. */
export async function* itemsOf({ client, table }: Table): AsyncGenerator<Item> {
  let start: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: 1000,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    yield* page.Items ?? []
    start = page.LastEvaluatedKey
  } while (start)
}

/** The rows that items are. */
export async function* rowsOf(items: AsyncIterable<Item>): AsyncGenerator<Row> {
  for await (const item of items) yield Row.parse(unmarshall(item))
}
