import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type RegisterLine, registerLineOf } from '../../../shared/domain/lending/register-line.ts'
import { BorrowRequest } from '../../../shared/records/borrow-request.ts'
import { dayAt } from '../../../shared/terms/day.ts'
import { unlessNewer } from './unless-newer.ts'

const Row = z.object({ request: BorrowRequest })

/** Keeps a request's line in the register of its month; whether it is the latest state that was seen. */
export function keepRegister(
  client: DynamoDBDocumentClient,
  table: string,
  request: BorrowRequest,
): Promise<boolean> {
  const { version, requestedAt, id } = request
  const month = dayAt(requestedAt).slice(0, 7)
  const Item = {
    pk: `REGISTER#${month}`,
    // In order of asking.
    sk: `${String(requestedAt).padStart(14, '0')}#${id}`,
    version,
    request,
  }
  return unlessNewer(
    version,
    (condition) => new PutCommand({ TableName: table, Item, ...condition }),
    client,
  )
}

/** The register of a month, the newest first. */
export async function registerOf(
  client: DynamoDBDocumentClient,
  table: string,
  month: string,
): Promise<RegisterLine[]> {
  const lines: RegisterLine[] = []
  let start: Record<string, unknown> | undefined
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `REGISTER#${month}` },
        ScanIndexForward: false,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    )
    for (const row of answer.Items ?? []) lines.push(registerLineOf(Row.parse(row).request))
    start = answer.LastEvaluatedKey
  } while (start)
  return lines
}
