import './quiet-sdk.ts'
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import { auditRows } from '../upkeep/audit.ts'
import { openExport } from '../upkeep/exporting/manifest.ts'
import { itemsIn } from '../upkeep/exporting/read.ts'
import { writeExport } from '../upkeep/exporting/write.ts'
import { itemsOf, rowsOf, type Table } from '../upkeep/rows.ts'
import { openKeptTable } from './kept-table.ts'
import { Misunderstood, runCommand, wordsGiven } from './operator.ts'
import { counting } from './progress.ts'
import { report } from './report.ts'
import { sortOnDisk } from './sorting-on-disk.ts'

const USAGE = `npm run export -- --into FOLDER
  into     where AWSDynamoDB/… is put, as DynamoDB's own export to S3 does`

/** A Scan takes as long as it takes, and people work meanwhile. */
const TORN =
  '若导出时有人在用，请用 DynamoDB 自己的导出，它取的是同一时刻 · if people worked meanwhile: use DynamoDB’s own export, which is of one moment (docs/restore.md)'

/**
 * `npm run export`: writes the whole table into a folder in the format of DynamoDB's own export, and audits what
 * was written. The table is the one that `npm run audit` audits.
 */
async function main(): Promise<void> {
  const { into } = wordsGiven(['into'], USAGE)
  if (into === undefined) throw new Misunderstood(USAGE)
  const kept = await openKeptTable()
  try {
    const source = { ...(await described(kept)), now: Date.now }
    const items = counting(itemsOf(kept), '行已导出 · items exported')
    const { directory, summary } = await writeExport(items, into, source)
    console.log(`${directory}: ${summary.itemCount} 行 · items`)
    const found = await auditRows(rowsOf(itemsIn(await openExport(directory))), {
      sort: sortOnDisk,
    })
    report(found)
    if (kept.isShared && found.breaks.length > 0) console.log(TORN)
  } finally {
    await kept.close()
  }
}

async function described({ client, table }: Table): Promise<{ arn: string; id: string }> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }))
  return { arn: Table?.TableArn ?? table, id: Table?.TableId ?? '' }
}

await runCommand(main)
