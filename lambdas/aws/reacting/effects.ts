import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { Posted } from '../../../shared/commands/messenger.ts'

const EffectItem = z.object({
  state: z.enum(['begun', 'done']),
  begunAt: z.int(),
  posted: Posted.optional(),
})

/** Effect rows are kept well past any replay. */
const KEPT_DAYS = 30

/** Notes that something is about to be done; says how far an earlier attempt came, if there was one. */
export async function begin(
  { client, table, now }: { client: DynamoDBDocumentClient; table: string; now: () => number },
  effect: string,
): Promise<z.infer<typeof EffectItem> | undefined> {
  const begunAt = now()
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: { ...keyOf(effect), state: 'begun', begunAt, expires: expiry(begunAt) },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    )
    return undefined
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    return EffectItem.parse(unmarshall(error.Item ?? {}))
  }
}

const keyOf = (effect: string) => ({ pk: `EFFECT#${effect}`, sk: 'EFFECT' })

/**
 * Does something in the outside world once: begun is noted before, done after. Found begun but not done,
 * a crash came between: `find` looks whether it happened all the same.
 */
export async function once(
  where: { client: DynamoDBDocumentClient; table: string; now: () => number },
  effect: string,
  act: { do(): Promise<Posted>; find(since: number): Promise<Posted | undefined> },
): Promise<{ posted: Posted | undefined; repeated: boolean }> {
  const before = await begin(where, effect)
  if (before?.state === 'done') return { posted: before.posted, repeated: true }
  const posted = (before && (await act.find(before.begunAt))) ?? (await act.do())
  await where.client.send(
    new UpdateCommand({
      TableName: where.table,
      Key: keyOf(effect),
      UpdateExpression: 'SET #state = :done, posted = :posted',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':done': 'done', ':posted': posted },
    }),
  )
  return { posted, repeated: false }
}

const expiry = (at: number) => Math.floor(at / 1000) + KEPT_DAYS * 86_400
