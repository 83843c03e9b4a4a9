import type { Audit } from './auditing/break.ts'
import { isLink, linkLine, rememberedLine, walkChains } from './auditing/chains.ts'
import { compareCopies, compareRecords, imageLines, recordLine } from './auditing/records.ts'
import { type Sort, type Sorting, sortInMemory } from './auditing/sorting.ts'
import { itemsOf, type Row, rowsOf, type Table } from './rows.ts'

/** Audits a table. */
export const audit = (table: Table, sort?: Sort): Promise<Audit> =>
  auditRows(rowsOf(itemsOf(table)), sort ? { sort } : {})

/**
 * Walks every chain and holds every record against the last image that its journal has of it, whatever order
 * the rows come in and however many they are: they are sorted, on disk if need be. With the rows of an older export
 * each head there must be an entry of its chain still: a chain alone does not show that its end was cut off.
 */
export async function auditRows(
  rows: AsyncIterable<Row>,
  { older, sort = sortInMemory }: { older?: AsyncIterable<Row> | undefined; sort?: Sort } = {},
): Promise<Audit> {
  const result: Audit = {
    chains: 0,
    entries: 0,
    records: 0,
    remembered: 0,
    heads: '',
    breaks: [],
  }
  const links = sort()
  const records = sort()
  const copies = sort()
  try {
    for await (const row of rows) {
      if (isLink(row)) await links.put(linkLine(row))
      else await putSome(records, recordLine(row))
    }
    for await (const row of older ?? []) await putSome(links, rememberedLine(row))
    await walkChains(links.sorted(), result, async (entry) => {
      for (const line of imageLines(entry)) await records.put(line)
    })
    await compareRecords(records.sorted(), copies, result)
    await compareCopies(copies.sorted(), result)
    return result
  } finally {
    for (const each of [links, records, copies]) each.end()
  }
}

async function putSome(into: Sorting, line: string | undefined): Promise<void> {
  if (line !== undefined) await into.put(line)
}
