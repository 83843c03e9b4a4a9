import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { JournalLine } from '../../shared/domain/journal-line.ts'
import { Entry } from './entry.ts'
import { entryKey } from './keys.ts'

/** Entries of a chain from a number on, oldest first, at most `limit`, read consistently. */
export async function journalOf(
  client: DynamoDBDocumentClient,
  table: string,
  root: string,
  fromSeq: number,
  limit: number,
): Promise<JournalLine[]> {
  const { pk, sk } = entryKey(root, fromSeq)
  const lines: JournalLine[] = []
  let start: Record<string, unknown> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        // After every digit: the last entry there can be.
        ExpressionAttributeValues: { ':pk': pk, ':from': sk, ':to': 'ENTRY#:' },
        ConsistentRead: true,
        Limit: limit - lines.length,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    for (const row of answer.Items ?? []) lines.push(Entry.parse(row))
    start = answer.LastEvaluatedKey
  } while (start && lines.length < limit)
  return lines
}
