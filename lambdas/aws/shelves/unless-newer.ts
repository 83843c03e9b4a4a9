import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import type { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

/** A write that is left undone where a later version of the same thing has been seen; whether it was done. */
export async function unlessNewer(
  version: number,
  write: (condition: {
    ConditionExpression: string
    ExpressionAttributeNames: Record<string, string>
    ExpressionAttributeValues: Record<string, number>
  }) => PutCommand | DeleteCommand,
  client: DynamoDBDocumentClient,
): Promise<boolean> {
  const command = write({
    ConditionExpression: 'attribute_not_exists(pk) OR #version <= :seen',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':seen': version },
  })
  try {
    await client.send(command as PutCommand)
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
