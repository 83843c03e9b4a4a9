import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import { sorting } from '../auditing/sorting.ts'
import { isEntryKey } from '../entry.ts'
import { itemFrom, lineOf } from '../exporting/item-line.ts'
import { KEPT_DAYS } from '../inbox.ts'
import { type Item, itemsOf, type Table } from '../rows.ts'

/** The rows that are reacted to, as DynamoDB writes them. */
const Awaited = z.object({
  pk: z.object({ S: z.string() }),
  sk: z.object({ S: z.string() }),
  at: z.object({ N: z.coerce.number() }).optional(),
  expires: z.object({ N: z.coerce.number() }).optional(),
})

/**
 * Puts in afresh what was written since a moment and is reacted to, in its order, so that it comes in the new table's
 * stream: some of it may not have been done when the table stood as it was restored. What had been done by then
 * has its effect row, which was restored with it, and is not done again. Says how many rows.
 */
export async function handAgain(target: Table, since: Date): Promise<number> {
  const { client, table: TableName } = target
  const directory = await mkdtemp(join(tmpdir(), 'anjuan-restore-'))
  const rows = sorting(directory)
  let handed = 0
  try {
    for await (const item of itemsOf(target)) {
      const { at, sk } = writtenAt(item) ?? {}
      if (at === undefined || at < since.getTime()) continue
      await rows.put([String(at).padStart(16, '0'), sk, lineOf(item)].join('\t'))
    }
    for await (const line of rows.sorted()) {
      const item = itemFrom(line.split('\t')[2] ?? '')
      const { pk, sk } = item
      if (!pk || !sk) continue
      await client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }))
      await client.send(new PutItemCommand({ TableName, Item: item }))
      handed++
    }
    return handed
  } finally {
    rows.end()
    await rm(directory, { recursive: true, force: true })
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
