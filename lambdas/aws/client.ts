import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Settings } from './settings.ts'

/** A connection on which nothing comes is given up, or a function would wait until its own end. */
export const IMPATIENT = { connectionTimeout: 2_000, socketTimeout: 5_000 }

/**
 * The document client that the house uses everywhere: absent values are not written.
 * It repeats little by itself: people wait three seconds, and whoever calls decides afresh or comes back.
 */
export function documentClient(config: DynamoDBClientConfig = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: 3, requestHandler: IMPATIENT, ...config })
  // It would make a copy of all that is written and read, fit to be logged, for a log that is not kept.
  client.middlewareStack.remove('loggerMiddleware')
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

/** The one table, with a client that reaches it, as the settings describe them. */
export const tableOf = (settings: Settings): { client: DynamoDBDocumentClient; table: string } => ({
  client: documentClient({
    region: settings.AWS_REGION,
    ...(settings.DYNAMODB_ENDPOINT ? { endpoint: settings.DYNAMODB_ENDPOINT } : {}),
  }),
  table: settings.TABLE,
})
