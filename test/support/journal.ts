import { Entry, isEntryKey } from '../../lambdas/aws/entry.ts'
import { itemsOf, type Row, rowsOf as rowsIn, type Table } from '../../upkeep/rows.ts'

export type { Row }

/** Every row of a table. */
export async function rowsOf(table: Table): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of rowsIn(itemsOf(table))) rows.push(row)
  return rows
}

/** Every journal entry of every chain. */
export async function entriesOf(table: Table): Promise<Entry[]> {
  return (await rowsOf(table)).filter(isEntryKey).map((row) => Entry.parse(row))
}

/** How often each of these occurs. */
export function timesOf(ids: Iterable<string>): Map<string, number> {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
