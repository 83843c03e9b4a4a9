import './quiet-sdk.ts'
import type { TableDescription } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { audit } from '../upkeep/audit.ts'
import { openExport } from '../upkeep/exporting/manifest.ts'
import { itemsIn } from '../upkeep/exporting/read.ts'
import { completeTable } from '../upkeep/restoring/complete.ts'
import { described } from '../upkeep/restoring/described.ts'
import { fill, makeEmpty } from '../upkeep/restoring/fill.ts'
import { handAgain } from '../upkeep/restoring/hand-again.ts'
import { NotRestored } from '../upkeep/restoring/not-restored.ts'
import { restoreToMoment } from '../upkeep/restoring/point-in-time.ts'
import { closeJournals } from '../upkeep/restoring/policy.ts'
import type { Item, Table } from '../upkeep/rows.ts'
import { isOnAws, openKeptTable } from './kept-table.ts'
import { Misunderstood, runCommand, wordsGiven } from './operator.ts'
import { counting } from './progress.ts'
import { report } from './report.ts'
import { sortOnDisk } from './sorting-on-disk.ts'
import { STREAM_PLACES } from './stream-loop.ts'

const USAGE = `TABLE=… AWS_REGION=… npm run restore -- --at 2026-11-27T08:00:00+08:00 --into anjuan-restored
TABLE=… AWS_REGION=… npm run restore -- --from FOLDER --into anjuan-restored [--key KEY]
  at      the moment, with its zone, from which the table TABLE is restored
  from    an export instead, DynamoDB's own or one by npm run export
  into    the new table
  key     the KMS key to keep it under, if not that of the table TABLE`

const Into = z.string().regex(/^[a-zA-Z0-9_.-]{3,255}$/)
const Asked = z.union([
  z.strictObject({ at: z.iso.datetime({ offset: true }), into: Into }),
  z.strictObject({ from: z.string().min(1), into: Into, key: z.string().min(1).optional() }),
])
type Asked = z.infer<typeof Asked>

/** Work lies in the stream and in queues for a day at most: what is older was done, or parked. */
const DAY = 86_400_000

/**
 * `npm run restore`: restores the table into a new one, from its own past or from an export, puts right what a restore
 * leaves out, hands to the reactors what may not have been done, and audits it.
 */
async function main(): Promise<void> {
  const asked = Asked.safeParse(wordsGiven(['at', 'from', 'into', 'key'], USAGE))
  if (!asked.success) throw new Misunderstood(USAGE)
  const restore = 'at' in asked.data ? fromPast(asked.data) : await fromExport(asked.data)
  const kept = await openKeptTable({ isNew: 'from' in asked.data })
  try {
    const target = { client: kept.client, table: asked.data.into }
    const { moment, like } = await restore(kept, target)
    const handed = await handAgain(target, {
      since: new Date(moment.getTime() - DAY),
      sort: sortOnDisk,
    })
    say(`${handed} 行交给后续处理 · rows handed to the reactors again`)
    const isClosed = await closeJournals(target, like)
    say(isClosed ? 'policy: ok' : 'policy: 这里没有 · not known to this store')
    report(await audit(target, sortOnDisk))
    const { LatestStreamArn } = (await described(target)) ?? {}
    say(`table=${target.table} tableStreamArn=${LatestStreamArn}`)
  } finally {
    await kept.close()
  }
}

/** Restores the one table into the other: to which moment, and what that is to be like. */
type Restore = (
  source: Table,
  target: Table,
) => Promise<{ moment: Date; like: TableDescription | undefined }>

function fromPast({ at }: Extract<Asked, { at: string }>): Restore {
  return async (source, target) => {
    const moment = new Date(at)
    const like = await restoreToMoment(source, target.table, moment, say)
    await completeTable(target, { like, say })
    return { moment, like }
  }
}

/** Damaged, an export is refused before anything is made of it. */
async function fromExport({ from, key }: Extract<Asked, { from: string }>): Promise<Restore> {
  const opened = await openExport(from)
  for await (const _ of counting(itemsIn(opened), '行已核对 · items checked'));
  return async (source, target) => {
    const like = await described(source)
    const sealed = key ?? like?.SSEDescription?.KMSMasterKeyArn
    if (isOnAws() && !sealed) {
      throw new NotRestored(
        '请用 --key 指明密钥 · name the KMS key with --key, as alias/anjuan-ordinary',
      )
    }
    await makeEmpty(target, { key: sealed, say })
    await fill(target, counting(withoutPlaces(itemsIn(opened)), '行已恢复 · items restored'))
    await completeTable(target, { like, say })
    return { moment: new Date(opened.summary.exportTime ?? 0), like }
  }
}

/** How far the old table's stream was read says nothing of the new one's. */
async function* withoutPlaces(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) if (item['pk']?.S !== STREAM_PLACES) yield item
}

const say = (what: string) => console.log(what)

await runCommand(main)
