import './quiet-sdk.ts'
import { auditRows } from '../upkeep/audit.ts'
import type { Audit, Break } from '../upkeep/auditing/break.ts'
import { type Export, openExport } from '../upkeep/exporting/manifest.ts'
import { itemsIn } from '../upkeep/exporting/read.ts'
import { itemsOf, type Row, rowsOf } from '../upkeep/rows.ts'
import { openKeptTable } from './kept-table.ts'
import { runCommand, wordsGiven } from './operator.ts'
import { report } from './report.ts'
import { sortOnDisk } from './sorting-on-disk.ts'

const USAGE = `npm run audit [-- [--export FOLDER] [--since FOLDER]]
  export   an export of the table, audited instead of it, with nothing but this machine
  since    an older export: each of its heads must be an entry of its chain still`

/**
 * `npm run audit`: walks every chain, holds every record against its journal, and names what does not fit.
 * Audits the table at DYNAMODB_ENDPOINT (or AWS, with AWS_REGION and TABLE), else the one kept under `.anjuan/`;
 * with `--export` what an export holds.
 */
async function main(): Promise<void> {
  const { export: folder, since } = wordsGiven(['export', 'since'], USAGE)
  const older = since === undefined ? undefined : await openExport(since)
  if (folder !== undefined) {
    const from = await openExport(folder)
    return report(
      await auditRows(rowsIn(from), { older: older && rowsIn(older), sort: sortOnDisk }),
      older,
    )
  }
  const kept = await openKeptTable()
  try {
    const look = () =>
      auditRows(rowsOf(itemsOf(kept)), { older: older && rowsIn(older), sort: sortOnDisk })
    const first = await look()
    report(kept.isShared && first.breaks.length > 0 ? lasting(first, await look()) : first, older)
  } finally {
    await kept.close()
  }
}

const rowsIn = (from: Export): AsyncIterable<Row> => rowsOf(itemsIn(from))

/** A table that people work on is not read in one moment: only what is broken at a second look is broken. */
function lasting(first: Audit, second: Audit): Audit {
  const before = new Set(first.breaks.map((found) => JSON.stringify(found)))
  const isSame = (found: Break) => before.has(JSON.stringify(found))
  return { ...second, breaks: second.breaks.filter(isSame) }
}

await runCommand(main)
