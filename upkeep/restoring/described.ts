import { setTimeout as pause } from 'node:timers/promises'
import {
  DescribeTableCommand,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../rows.ts'
import { NotRestored } from './not-restored.ts'

/** Says to whoever waits how far it has come. */
export type Say = (what: string) => void

/** What DynamoDB says of a table; nothing of one that is not there. */
export async function described({ client, table }: Table): Promise<TableDescription | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
    return Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** The longest pause between two looks: a restore takes from minutes to hours. */
const LONGEST = 20_000

/** Waits until a table can be worked with, and says from time to time for how long it has waited. */
export async function untilActive(table: Table, say: Say): Promise<TableDescription> {
  const since = Date.now()
  for (let wait = 250; ; wait = Math.min(2 * wait, LONGEST)) {
    const now = await described(table)
    if (now?.TableStatus === 'ACTIVE' && !now.RestoreSummary?.RestoreInProgress) return now
    const isComing = now?.TableStatus === 'CREATING' || now?.TableStatus === 'UPDATING'
    if (now && !isComing && now.TableStatus !== 'ACTIVE') {
      throw new NotRestored(`${table.table}: ${now.TableStatus}`)
    }
    if (wait === LONGEST) {
      const seconds = Math.round((Date.now() - since) / 1000)
      say(`${table.table} ${now?.TableStatus ?? ''}: ${seconds} s`)
    }
    await pause(wait)
  }
}
