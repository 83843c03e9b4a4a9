import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { identityId } from '../../../shared/commands/execute.ts'
import type { NameFound } from '../../../shared/domain/named.ts'
import { Person } from '../../../shared/records/person.ts'
import { searchText } from '../../../shared/terms/search-text.ts'
import { personKeys } from './name-keys.ts'

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

/** Those who work here now and whose name begins so, in Chinese, pinyin or initials; everybody, when nothing is typed. */
export function staffCalled(text: string, people: readonly Person[]): NameFound[] {
  const typed = searchText(text)
  return people
    .filter(({ active }) => active)
    .map((person) => ({ person, keys: personKeys(person.name) }))
    .filter(({ keys }) => keys.some((key) => key.startsWith(typed)))
    .sort((a, b) => inAlphabet(a.keys[0] ?? '', b.keys[0] ?? ''))
    .map(({ person: { id, name, departmentId, identities } }) => ({
      id,
      label: name,
      detail: departmentId,
      accounts: identities.map(identityId),
    }))
}

const inAlphabet = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
