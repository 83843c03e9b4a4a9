import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '../../lambdas/aws/client.ts'
import { type Engine, startEngine } from '../../local/store/engine.ts'
import { makeTable } from '../../local/store/table.ts'

/** A real store of its own for one test file: the embedded engine on a free port. */
export interface TestStore {
  client: DynamoDBDocumentClient
  table: string
  endpoint: string
  engine: Engine
  close(): Promise<void>
}

/** Starts one; on disk unless `inMemory`. */
export async function startStore({ inMemory = false } = {}): Promise<TestStore> {
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-store-'))
  const engine = await startEngine(inMemory ? undefined : join(directory, 'store.db'))
  const client = documentClient({
    endpoint: engine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const table = 'anjuan'
  await makeTable(client, table)
  return {
    client,
    table,
    endpoint: engine.endpoint,
    engine,
    close: async () => {
      client.destroy()
      await engine.kill()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
