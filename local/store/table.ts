import {
  CreateTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { LAYOUT, STREAM } from '../../upkeep/restoring/layout.ts'

/** Makes the one table, with its stream, which on AWS `cdk/` does. */
export async function makeTable(client: DynamoDBClient, table: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        ...LAYOUT,
        ...STREAM,
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
}
