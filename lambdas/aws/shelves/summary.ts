import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { Customer, PersonalFacts } from '../../../shared/records/customer.ts'
import { Dossier } from '../../../shared/records/dossier.ts'
import { keyOf } from '../keys.ts'

/** Card and digest stand side by side: one Query from the one to the other, however long the history. */
export async function summaryOf(
  client: DynamoDBDocumentClient,
  table: string,
  customerId: string,
): Promise<{ customer?: Customer; dossier?: Dossier }> {
  const card = keyOf({ kind: 'customer', id: customerId })
  const digest = keyOf({ kind: 'dossier', id: customerId })
  const answer = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :card AND :digest',
      ExpressionAttributeValues: { ':pk': card.pk, ':card': card.sk, ':digest': digest.sk },
    }),
  )
  const found: { customer?: Customer; dossier?: Dossier } = {}
  for (const row of answer.Items ?? []) {
    if (row['sk'] === card.sk) found.customer = Customer.parse(row)
    if (row['sk'] === digest.sk) found.dossier = Dossier.parse(row)
  }
  return found
}

/** Personal facts, in a read of their own: who may not see them never has them read. */
export async function personalFactsOf(
  client: DynamoDBDocumentClient,
  table: string,
  customerId: string,
): Promise<PersonalFacts | undefined> {
  const Key = { ...keyOf({ kind: 'personalFacts', id: customerId }) }
  const { Item } = await client.send(new GetCommand({ TableName: table, Key }))
  return Item ? PersonalFacts.parse(Item) : undefined
}
