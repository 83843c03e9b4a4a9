import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Person } from '../../../shared/records/person.ts'
import { rowsUnder } from '../partition.ts'

/** Everyone in the company. */
export async function staffOf(client: DynamoDBDocumentClient, table: string): Promise<Person[]> {
  return (await rowsUnder(client, table, 'STAFF')).map((row) => Person.parse(row))
}
