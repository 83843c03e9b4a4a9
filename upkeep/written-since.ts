import * as z from 'zod'
import { isEntryKey } from '../lambdas/aws/entry.ts'
import { KEPT_DAYS } from '../lambdas/aws/inbox.ts'
import { type Sort, sortInMemory } from './auditing/sorting.ts'
import { itemFrom, lineOf } from './exporting/item-line.ts'
import { type Item, itemsOf, type Table } from './rows.ts'

/** The rows that are reacted to, as DynamoDB writes them. */
const Awaited = z.object({
  pk: z.object({ S: z.string() }),
  sk: z.object({ S: z.string() }),
  at: z.object({ N: z.coerce.number() }).optional(),
  expires: z.object({ N: z.coerce.number() }).optional(),
})

/** From a moment on, until another if there is one; and how it is sorted, if not in memory. */
export interface Span {
  since: Date
  until?: Date | undefined
  sort?: Sort | undefined
}

/** What was written from a moment on, until another if there is one, and is reacted to: in its order. */
export async function* writtenSince(
  table: Table,
  { since, until, sort = sortInMemory }: Span,
): AsyncGenerator<Item, void> {
  const rows = sort()
  try {
    for await (const item of itemsOf(table)) {
      const { at, sk } = writtenAt(item) ?? {}
      if (at === undefined || at < since.getTime()) continue
      if (until && at > until.getTime()) continue
      await rows.put([String(at).padStart(16, '0'), sk, lineOf(item)].join('\t'))
    }
    for await (const line of rows.sorted()) yield itemFrom(line.split('\t')[2] ?? '')
  } finally {
    rows.end()
  }
}

/** When a row was written that reactors act on: a journal entry, or what a chat delivered. */
function writtenAt(item: Item): { at: number; sk: string } | undefined {
  const row = Awaited.safeParse(item).data
  if (!row) return undefined
  const [pk, sk] = [row.pk.S, row.sk.S]
  if (row.at && isEntryKey({ pk, sk })) return { at: row.at.N, sk }
  if (row.expires && sk === 'INBOX') return { at: (row.expires.N - KEPT_DAYS * 86_400) * 1000, sk }
  return undefined
}
