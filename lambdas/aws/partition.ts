import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'

/** How a partition is read, unless whole, forwards and as it stood a moment ago. */
interface Reading extends Pick<QueryCommandInput, 'ConsistentRead' | 'ScanIndexForward'> {
  /** The last sort key that is wanted. */
  upTo?: string | undefined
}

/** Every row of a partition, page by page. */
export async function rowsUnder(
  client: DynamoDBDocumentClient,
  table: string,
  pk: string,
  { upTo, ...how }: Reading = {},
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  let start: Record<string, unknown> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: upTo ? 'pk = :pk AND sk <= :upTo' : 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk, ...(upTo ? { ':upTo': upTo } : {}) },
        ...how,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    rows.push(...(answer.Items ?? []))
    start = answer.LastEvaluatedKey
  } while (start)
  return rows
}
