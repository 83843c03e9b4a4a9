import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { LocalHouse } from '../../local/house.ts'

const Visit = z.looseObject({ learned: z.string() })

/** Holds what was accepted against what is kept: the visits that are not there, or there more than once. */
export async function keptOnce(
  { client, table }: LocalHouse,
  accepted: ReadonlyMap<string, string>,
): Promise<string[]> {
  const found = new Map<string, number>()
  for (const customerId of new Set(accepted.values())) {
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :visit)',
          ExpressionAttributeValues: { ':pk': `DOSSIER#${customerId}`, ':visit': 'VISIT#' },
          ConsistentRead: true,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      )
      for (const item of Items) {
        const { learned } = Visit.parse(item)
        found.set(learned, (found.get(learned) ?? 0) + 1)
      }
      start = LastEvaluatedKey
    } while (start)
  }
  return [...accepted.keys()]
    .filter((learned) => found.get(learned) !== 1)
    .map((learned) => `${learned} is kept ${found.get(learned) ?? 0} times`)
}
