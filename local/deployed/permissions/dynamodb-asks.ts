import * as z from 'zod'
import { arnOf } from '../template/arns.ts'
import type { Ask } from './policy.ts'

const Key = z.looseObject({ pk: z.object({ S: z.string() }) })
type Key = z.infer<typeof Key>
const Row = z
  .object({ TableName: z.string(), Key })
  .transform(({ TableName, Key }) => ({ TableName, Key }))
const Written = z
  .object({ TableName: z.string(), Item: Key })
  .transform(({ TableName, Item }) => ({ TableName, Key: Item }))

const Query = z.object({
  TableName: z.string(),
  IndexName: z.never().optional(),
  KeyConditionExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: z.record(z.string(), z.record(z.string(), z.unknown())),
})

const BatchGet = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Key) })) })
const BatchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.union([
        z.object({ PutRequest: z.object({ Item: Key }) }).transform((it) => it.PutRequest.Item),
        z.object({ DeleteRequest: z.object({ Key }) }).transform((it) => it.DeleteRequest.Key),
      ]),
    ),
  ),
})
const Transaction = z.object({
  TransactItems: z.array(
    z
      .strictObject({ Put: Written, Update: Row, Delete: Row, ConditionCheck: Row, Get: Row })
      .partial(),
  ),
})

type Of = Readonly<Record<string, (body: unknown) => Ask[]>>

const asks: Of = {
  GetItem: (body) => [one('GetItem', Row.parse(body))],
  PutItem: (body) => [one('PutItem', Written.parse(body))],
  UpdateItem: (body) => [one('UpdateItem', Row.parse(body))],
  DeleteItem: (body) => [one('DeleteItem', Row.parse(body))],
  Query: (body) => {
    const query = Query.parse(body)
    return [ask('Query', query.TableName, [partitionOf(query)])]
  },
  // All keys of a batch are held against one statement.
  BatchGetItem: (body) =>
    Object.entries(BatchGet.parse(body).RequestItems).map(([table, { Keys }]) =>
      ask(
        'BatchGetItem',
        table,
        Keys.map(({ pk }) => pk.S),
      ),
    ),
  BatchWriteItem: (body) =>
    Object.entries(BatchWrite.parse(body).RequestItems).map(([table, keys]) =>
      ask(
        'BatchWriteItem',
        table,
        keys.map(({ pk }) => pk.S),
      ),
    ),
  // A transaction is allowed when each of its parts is.
  TransactWriteItems: (body) => partsOf(body),
  TransactGetItems: (body) => partsOf(body),
}

/** Everything that a request asks of DynamoDB. A request that names no partition asks for the whole table. */
export function dynamodbAsks(operation: string, body: unknown): Ask[] {
  const known = asks[operation]
  if (known) return known(body)
  const { TableName } = z.object({ TableName: z.string() }).parse(body)
  return [ask(operation, TableName, [])]
}

function partsOf(body: unknown): Ask[] {
  return Transaction.parse(body).TransactItems.flatMap((part) =>
    Object.entries(part).flatMap(([kind, row]) => (row ? one(`${kind}Item`, row) : [])),
  )
}

const one = (operation: string, { TableName, Key }: { TableName: string; Key: Key }) =>
  ask(operation, TableName, [Key.pk.S])

function ask(operation: string, table: string, partitions: readonly string[]): Ask {
  return {
    action: `dynamodb:${operation}`,
    resource: arnOf('AWS::DynamoDB::Table', table),
    context: { 'dynamodb:LeadingKeys': partitions },
  }
}

/** The partition that a query is about. @throws when its condition does not say so as we write it */
function partitionOf(query: z.infer<typeof Query>): string {
  const [, name = '', value = ''] = /([#\w]+)\s*=\s*(:\w+)/.exec(query.KeyConditionExpression) ?? []
  const attribute = query.ExpressionAttributeNames[name] ?? name
  const partition = query.ExpressionAttributeValues[value]?.['S']
  if (attribute !== 'pk' || typeof partition !== 'string')
    throw new Error(`${query.KeyConditionExpression} names no partition`)
  return partition
}
