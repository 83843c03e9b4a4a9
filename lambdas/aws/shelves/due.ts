import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { DueShelf } from '../../../shared/commands/clock.ts'
import { type Due, dueName, dueOf, endOf, isSwept } from '../../../shared/domain/due.ts'
import type { ArchiveRecord } from '../../../shared/records/index.ts'
import { days, hours, type Moment } from '../../../shared/terms/moment.ts'
import { rowsUnder } from '../partition.ts'
import { unlessNewer } from './unless-newer.ts'

const DueRow = z.object({
  at: z.int(),
  activity: z.string(),
  args: z.record(z.string(), z.string()),
})
const OpenRow = z.object({ version: z.int(), end: DueRow })
const Looked = z.object({ at: z.int() })

/** Where the clock notes up to when it has looked. */
const CLOCK = { pk: 'CLOCK', sk: 'CLOCK' }

/** What is open, with its end: found by the sweep whatever became of the rows by the hour. */
const OPEN = 'OPEN'

/** Rows can be written late by as much as a reactor lags: the clock looks back so far. */
const LOOK_BACK = hours(3)

/** After a long rest it does not look through every hour of it: ends that were missed are found by the sweep. */
const FARTHEST = days(7)

/** Notes what becomes due because a record stands as it does. Can be run again with any state of the past. */
export async function keepDue(
  client: DynamoDBDocumentClient,
  table: string,
  record: ArchiveRecord,
): Promise<void> {
  for (const due of dueOf(record)) {
    await client.send(new PutCommand({ TableName: table, Item: { ...keyOf(due), ...due } }))
  }
  if (!isSwept(record)) return
  const end = endOf(record)
  const Key = { pk: OPEN, sk: record.id }
  const { version } = record
  await unlessNewer(
    version,
    (condition) =>
      end
        ? new PutCommand({ TableName: table, Item: { ...Key, version, end }, ...condition })
        : new DeleteCommand({ TableName: table, Key, ...condition }),
    client,
  )
}

/** The shelf as the clock looks at it. */
export function dueShelf(client: DynamoDBDocumentClient, table: string): DueShelf {
  const query = (pk: string, upTo?: string) =>
    rowsUnder(client, table, pk, { ConsistentRead: true, upTo })
  return {
    before: async (now) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: CLOCK, ConsistentRead: true }),
      )
      const looked = Looked.safeParse(Item).data?.at ?? 0
      const since = Math.max(looked, now - FARTHEST) - LOOK_BACK
      const found: Due[] = []
      for (let at = since; hourOf(at) <= hourOf(now); at += hours(1)) {
        const rows = await query(`DUE#${hourOf(at)}`, `${timeText(now)}~`)
        found.push(...rows.map((row) => DueRow.parse(row)))
      }
      return found.sort((a, b) => a.at - b.at)
    },
    missed: async (now) => {
      const rows = await query(OPEN)
      return rows.map((row) => OpenRow.parse(row).end).filter(({ at }) => at <= now)
    },
    settle: async (due) => {
      await client.send(new DeleteCommand({ TableName: table, Key: keyOf(due) }))
    },
    forget: async (due) => {
      const open = due.args['requestId'] ?? due.args['documentId']
      if (!open) return
      const Key = { pk: OPEN, sk: open }
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key, ConsistentRead: true }),
      )
      const row = OpenRow.safeParse(Item).data
      if (row?.end.at !== due.at || row.end.activity !== due.activity) return
      await unlessNewer(
        row.version,
        (condition) => new DeleteCommand({ TableName: table, Key, ...condition }),
        client,
      )
    },
    looked: async (now) => {
      await client.send(new PutCommand({ TableName: table, Item: { ...CLOCK, at: now } }))
    },
  }
}

const keyOf = (due: Due) => ({
  pk: `DUE#${hourOf(due.at)}`,
  sk: `${timeText(due.at)}#${dueName(due)}`,
})

/** As `2026-11-23T09`. */
const hourOf = (at: Moment): string => timeText(at).slice(0, 13)

const timeText = (at: Moment): string => new Date(at).toISOString()
