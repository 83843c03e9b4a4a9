import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Person } from '../../../shared/records/person.ts'

/** Everyone in the company, page by page. */
export async function staffOf(client: DynamoDBDocumentClient, table: string): Promise<Person[]> {
  const people: Person[] = []
  let start: Record<string, unknown> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'STAFF' },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    for (const row of answer.Items ?? []) people.push(Person.parse(row))
    start = answer.LastEvaluatedKey
  } while (start)
  return people
}
