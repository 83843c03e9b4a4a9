import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Entry, isEntryKey } from '../../lambdas/aws/entry.ts'

interface Table {
  client: DynamoDBDocumentClient
  table: string
}

const Row = z.looseObject({ pk: z.string(), sk: z.string() })
export type Row = z.infer<typeof Row>

/** Every row of a table. */
export async function rowsOf({ client, table }: Table): Promise<Row[]> {
  const rows: Row[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: 1000,
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    rows.push(...z.array(Row).parse(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start)
  return rows
}

/** Every journal entry of every chain. */
export async function entriesOf(table: Table): Promise<Entry[]> {
  return (await rowsOf(table)).filter(isEntryKey).map((row) => Entry.parse(row))
}

/** How often each of these occurs. */
export function timesOf(ids: Iterable<string>): Map<string, number> {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
