import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'

/** Work that failed too often after it was accepted: kept where an administrator sees it and can have it done again. */
export const Parked = z.object({
  id: z.string(),
  reactor: z.string(),
  /** Key of the journal entry or inbox row that it reacts to. */
  source: z.object({ pk: z.string(), sk: z.string() }),
  /** What went wrong, without content: the kind of error and its code. */
  fault: z.string(),
  parkedAt: z.int(),
})
export type Parked = z.infer<typeof Parked>

interface Table {
  client: DynamoDBDocumentClient
  table: string
}

export async function park({ client, table }: Table, parked: Parked): Promise<void> {
  await client.send(
    new PutCommand({ TableName: table, Item: { pk: 'PARKED', sk: parked.id, ...parked } }),
  )
}

/** How many an administrator is shown. */
const MOST = 100

/** What is parked, the longest parked first. */
export async function listParked({ client, table }: Table): Promise<Parked[]> {
  const answer = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'PARKED' },
      Limit: MOST,
    }),
  )
  return z
    .array(Parked)
    .parse(answer.Items ?? [])
    .sort((a, b) => a.parkedAt - b.parkedAt)
}

export async function takeParked(
  { client, table }: Table,
  id: string,
): Promise<Parked | undefined> {
  const answer = await client.send(
    new GetCommand({ TableName: table, Key: { pk: 'PARKED', sk: id }, ConsistentRead: true }),
  )
  return answer.Item ? Parked.parse(answer.Item) : undefined
}

export async function unpark({ client, table }: Table, id: string): Promise<void> {
  await client.send(new DeleteCommand({ TableName: table, Key: { pk: 'PARKED', sk: id } }))
}

/** Counts a failed attempt at one piece of work, and says the how manieth it was. */
export async function countFailure(
  { client, table }: Table,
  id: string,
  now: number,
): Promise<number> {
  const answer = await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `FAILURES#${id}`, sk: 'FAILURES' },
      UpdateExpression: 'ADD failures :one SET expires = :expires',
      ExpressionAttributeValues: { ':one': 1, ':expires': Math.floor(now / 1000) + 30 * 86_400 },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return z.object({ failures: z.int() }).parse(answer.Attributes).failures
}
