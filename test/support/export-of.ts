import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { sortOnDisk } from '../../local/sorting-on-disk.ts'
import { auditRows } from '../../upkeep/audit.ts'
import type { Audit } from '../../upkeep/auditing/break.ts'
import { openExport } from '../../upkeep/exporting/manifest.ts'
import { itemsIn } from '../../upkeep/exporting/read.ts'
import { writeExport } from '../../upkeep/exporting/write.ts'
import { type Item, itemsOf, Row, rowsOf, type Table } from '../../upkeep/rows.ts'

/** Rows as somebody would have them who writes an export, or a table, anew. */
export type Forging = (rows: Row[]) => Row[]

/** Folders that are gone after the test. */
export function someFolders() {
  const made: string[] = []
  return {
    folder: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'anjuan-export-'))
      made.push(folder)
      return folder
    },
    clear: () => Promise.all(made.map((each) => rm(each, { recursive: true, force: true }))),
  }
}

/** Exports a table; its rows forged, with checksums that fit, if asked. */
export async function exportOf(
  table: Table,
  folder: string,
  forging: Forging = (rows) => rows,
): Promise<string> {
  const rows: Row[] = []
  for await (const item of itemsOf(table)) rows.push(Row.parse(unmarshall(item)))
  const source = { arn: 'arn:aws:dynamodb:local:0:table/anjuan', id: '案卷', now: Date.now }
  const { directory } = await writeExport(itemsFrom(forging(rows)), folder, source)
  return directory
}

async function* itemsFrom(rows: Row[]): AsyncGenerator<Item> {
  for (const row of rows) yield marshall(row, { removeUndefinedValues: true })
}

/** Audits an export, held against an older one if there is one. */
export async function auditExport(folder: string, older?: string): Promise<Audit> {
  const rows = async (of: string) => rowsOf(itemsIn(await openExport(of)))
  return auditRows(await rows(folder), {
    older: older === undefined ? undefined : await rows(older),
    sort: sortOnDisk,
  })
}
