import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import {
  DeskItem,
  desksOf,
  partiesOf,
  reminderOf,
} from '../../../shared/domain/lending/desk-item.ts'
import type { BorrowRequest } from '../../../shared/records/borrow-request.ts'
import type { VisitReport } from '../../../shared/records/visit-report.ts'

const Row = z.object({ item: DeskItem })

/** Most rows of one desk that are read. */
const MOST = 100

/** A reminder is tidied away so long after its day. */
const REMINDER_DAYS = 30

/** Lays a request on the desks where it belongs as it stands, and takes it from those where it lay before. */
export async function keepDesks(
  client: DynamoDBDocumentClient,
  table: string,
  request: BorrowRequest,
): Promise<void> {
  const items = new Map(desksOf(request).map(({ personId, item }) => [personId, item]))
  for (const personId of partiesOf(request)) {
    const Key = { pk: `DESK#${personId}`, sk: `REQUEST#${request.id}` }
    const item = items.get(personId)
    if (item) await client.send(new PutCommand({ TableName: table, Item: { ...Key, item } }))
    else await client.send(new DeleteCommand({ TableName: table, Key }))
  }
}

/** Lays the next step of a visit on its reporter's desk. */
export async function keepReminder(
  client: DynamoDBDocumentClient,
  table: string,
  visit: VisitReport,
): Promise<void> {
  const item = reminderOf(visit)
  if (!item) return
  const expires = Math.floor((item.due ?? visit.reportedAt) / 1000) + REMINDER_DAYS * 86_400
  const Key = { pk: `DESK#${visit.reporterId}`, sk: `STEP#${visit.id}` }
  await client.send(new PutCommand({ TableName: table, Item: { ...Key, item, expires } }))
}

/** What lies on a desk, what is due first on top. */
export async function deskOf(
  client: DynamoDBDocumentClient,
  table: string,
  personId: string,
): Promise<DeskItem[]> {
  const answer = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `DESK#${personId}` },
      Limit: MOST,
    }),
  )
  return (answer.Items ?? [])
    .map((row) => Row.parse(row).item)
    .sort((a, b) => (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY))
}
