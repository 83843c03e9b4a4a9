import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'

/** So long a link to install by is good. */
const OPEN_SECONDS = 3600

const Row = z.object({ expires: z.int() })

/** The links on the table: the hash of each, and when it ends. The link itself is kept nowhere. */
export function tableInstallLinks(
  client: DynamoDBDocumentClient,
  table: string,
  now: () => number,
) {
  const seconds = () => Math.floor(now() / 1000)
  const keyOf = (hash: string) => ({ pk: `INSTALL#${hash}`, sk: 'INSTALL' })
  return {
    open: async (hash: string): Promise<void> => {
      const Item = { ...keyOf(hash), expires: seconds() + OPEN_SECONDS }
      await client.send(new PutCommand({ TableName: table, Item }))
    },
    isOpen: async (hash: string): Promise<boolean> => {
      const asked = { TableName: table, Key: keyOf(hash), ConsistentRead: true }
      const found = Row.safeParse((await client.send(new GetCommand(asked))).Item)
      // The table takes out what has lapsed, but in its own time.
      return found.success && found.data.expires > seconds()
    },
    use: async (hash: string): Promise<boolean> => {
      try {
        await client.send(
          new DeleteCommand({
            TableName: table,
            Key: keyOf(hash),
            ConditionExpression: 'expires > :now',
            ExpressionAttributeValues: { ':now': seconds() },
          }),
        )
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}
