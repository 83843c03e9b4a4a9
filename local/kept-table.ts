import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { documentClient } from '../lambdas/aws/client.ts'
import type { Table } from '../upkeep/rows.ts'
import { holdLock } from './lock.ts'
import { startEngine } from './store/engine.ts'

/** The table that a command of the operator is about. */
export interface KeptTable extends Table {
  /** Whether others may be writing into it meanwhile. */
  isShared: boolean
  close(): Promise<void>
}

/** Whether it is AWS's own DynamoDB. */
export const isOnAws = (): boolean =>
  Boolean(process.env['AWS_REGION']) && !process.env['DYNAMODB_ENDPOINT']

/** Thrown where nothing is kept yet. */
export class NothingKept extends Error {}

/**
 * The table TABLE at DYNAMODB_ENDPOINT, or on AWS with AWS_REGION, else the one kept under `.anjuan/`, which is then
 * held. With `isNew` it is made there, should there be none.
 */
export async function openKeptTable({ isNew = false } = {}): Promise<KeptTable> {
  const table = process.env['TABLE'] ?? 'anjuan'
  // Whoever waits here is no person in a chat: a busy store is asked again.
  const patient = { maxAttempts: 10 }
  const endpoint = process.env['DYNAMODB_ENDPOINT']
  if (endpoint || isOnAws()) {
    const client = documentClient({ ...patient, ...(endpoint ? { endpoint } : {}) })
    return { client, table, isShared: true, close: async () => client.destroy() }
  }
  const directory = process.env['ANJUAN_DIRECTORY'] ?? '.anjuan'
  const file = join(directory, 'store.db')
  if (isNew) await mkdir(directory, { recursive: true })
  else if (!existsSync(file)) {
    throw new NothingKept(
      `${directory}/ 里还没有档案，先 npm start · nothing is kept in ${directory}/ yet: npm start first`,
    )
  }
  const release = await holdLock(join(directory, 'lock'))
  const engine = await startEngine(file)
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = documentClient({ endpoint: engine.endpoint, region: 'local', credentials })
  return {
    client,
    table,
    isShared: false,
    close: async () => {
      client.destroy()
      await engine.kill()
      await release()
    },
  }
}
