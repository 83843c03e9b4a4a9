import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { type RegisterLine, registerLineOf } from '../../../shared/domain/lending/register-line.ts'
import { BorrowRequest } from '../../../shared/records/borrow-request.ts'
import { dayAt } from '../../../shared/terms/day.ts'
import { rowsUnder } from '../partition.ts'
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
  const rows = await rowsUnder(client, table, `REGISTER#${month}`, { ScanIndexForward: false })
  return rows.map((row) => registerLineOf(Row.parse(row).request))
}
