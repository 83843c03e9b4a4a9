import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../lambdas/aws/client.ts'
import { type Engine, startEngine } from '../../local/store/engine.ts'
import { makeTable } from '../../local/store/table.ts'

/** Any will do for the embedded engine; others know those of AWS. */
const REGION = 'us-east-1'

/** A real store of its own for one test file: the embedded engine on a free port, or a table on another DynamoDB. */
export interface TestStore {
  client: DynamoDBDocumentClient
  table: string
  endpoint: string
  /** None where the environment names another DynamoDB. */
  engine: Engine | undefined
  close(): Promise<void>
}

/** Starts one; on disk unless `inMemory`. */
export async function startStore({ inMemory = false } = {}): Promise<TestStore> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-store-'))
  const named = process.env['DYNAMODB_ENDPOINT']
  const engine = named
    ? undefined
    : await startEngine(inMemory ? undefined : join(directory, 'store.db'))
  const endpoint = named ?? engine?.endpoint ?? ''
  const client = documentClient({
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  // Where many share one DynamoDB each has a table of its own.
  const table = named ? `anjuan-${randomUUID()}` : 'anjuan'
  await makeTable(client, table)
  return {
    client,
    table,
    endpoint,
    engine,
    close: async () => {
      if (named) await client.send(new DeleteTableCommand({ TableName: table }))
      client.destroy()
      await engine?.kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
