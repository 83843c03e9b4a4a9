import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonical } from '../../lambdas/aws/chain.ts'
import { type Entry, isEntryKey } from '../../lambdas/aws/entry.ts'
import { entryKey, headKey, type Key, rootKey } from '../../lambdas/aws/keys.ts'
import { Row } from '../rows.ts'
import type { Audit } from './break.ts'
import { lineOf, partsOf } from './line.ts'
import { begin, endOf, passEntry, passHead, passRemembered, type Walk } from './walk.ts'

/** The head that a chain had when an older export was made. */
const OlderHead = z.object({ pk: z.string(), sk: z.string(), seq: z.int(), hash: z.string() })

/** Of two lines in one place the entry comes first, and then what is remembered of it. */
const LINK = '1'
const REMEMBERED = '2'

/** The head's own sort key, which comes after those of all entries. */
const HEAD = headKey('').sk

/** Whether a row is a link of a chain: an entry, or a head. */
export const isLink = (row: Key): boolean => isEntryKey(row) || isHead(row)

const isHead = ({ pk, sk }: Key): boolean =>
  sk === HEAD && (pk === rootKey('company') || pk.startsWith(rootKey('')))

/** The line of a link. Sorted, the entries of a chain stand in their order, and its head after them. */
export const linkLine = (row: Row): string => lineOf(row, LINK, JSON.stringify(row))

/** The line of an older head, in the place of the entry that it names; none of another row. */
export function rememberedLine(row: Row): string | undefined {
  const head = isHead(row) ? OlderHead.safeParse(row).data : undefined
  // Entries are numbered alike in every chain: it is the head's own chain that it stands in.
  const entry = head && { ...head, sk: entryKey('', head.seq).sk }
  return entry && lineOf(entry, REMEMBERED, JSON.stringify(entry))
}

/** Walks every chain, from sorted lines, and hands over each entry that holds. */
export async function walkChains(
  lines: AsyncIterable<string>,
  result: Audit,
  onEntry: (entry: Entry) => Promise<void>,
): Promise<void> {
  const heads = createHash('sha256')
  let walk: Walk | undefined
  for await (const line of lines) {
    const [, tag, json = ''] = partsOf(line)
    const row = Row.parse(JSON.parse(json))
    if (walk?.pk !== row.pk) {
      end(walk, result)
      walk = begin(row.pk)
    }
    if (tag === REMEMBERED) {
      result.remembered++
      passRemembered(walk, OlderHead.parse(row))
    } else if (row.sk === HEAD) {
      heads.update(`${canonical(row)}\n`)
      passHead(walk, row)
    } else {
      const entry = passEntry(walk, row)
      if (entry) await onEntry(entry)
    }
  }
  end(walk, result)
  result.heads = heads.digest('hex')
}

function end(walk: Walk | undefined, result: Audit): void {
  if (!walk) return
  if (walk.isThere) result.chains++
  result.entries += walk.seq
  result.breaks.push(...endOf(walk))
}
