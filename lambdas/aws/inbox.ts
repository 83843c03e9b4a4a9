import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Inbox } from '../../shared/commands/inbox.ts'

/** Longer than a chat repeats itself, and long enough for parked work to be looked at. */
export const KEPT_DAYS = 7

/** What a chat told us, as its row keeps it; the face that heard it can read the event. */
export const InboxItem = z.object({ id: z.string(), event: z.looseObject({}) })
export type InboxItem = z.infer<typeof InboxItem>

/** An inbox on the table: one conditional write, and the stream does the rest. */
export function tableInbox(
  client: DynamoDBDocumentClient,
  table: string,
  now: () => number,
): Inbox {
  return {
    put: async ({ id, event }) => {
      const expires = Math.floor(now() / 1000) + KEPT_DAYS * 86_400
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { pk: `INBOX#${id}`, sk: 'INBOX', id, event, expires },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
        return 'taken'
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'known'
        throw error
      }
    },
  }
}
