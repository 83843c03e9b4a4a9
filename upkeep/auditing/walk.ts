import { GENESIS } from '../../lambdas/aws/chain.ts'
import { Entry, hashOf } from '../../lambdas/aws/entry.ts'
import { rootKey } from '../../lambdas/aws/keys.ts'
import type { Row } from '../rows.ts'
import type { Break } from './break.ts'

/** A walk along one chain, from its first entry to its head; it goes no further than the first link that does not hold. */
export interface Walk {
  pk: string
  root: string
  /** Entries that hold. */
  seq: number
  hash: string
  /** What stands at the last place that was passed, whether it holds or not. */
  last?: { sk: string; hash: unknown }
  /** Whether there is a chain at all, or only an older export's word for one. */
  isThere: boolean
  broken?: Break
  isHeadSeen: boolean
  forgotten?: Break
}

/** The walk begins before the first entry. */
export const begin = (pk: string): Walk => ({
  pk,
  root: pk === rootKey('company') ? 'company' : pk.slice(rootKey('').length),
  seq: 0,
  hash: GENESIS,
  isThere: false,
  isHeadSeen: false,
})

/** The next entry, if it holds. */
export function passEntry(walk: Walk, row: Row): Entry | undefined {
  walk.isThere = true
  walk.last = { sk: row.sk, hash: row['hash'] }
  if (walk.broken) return undefined
  const seq = walk.seq + 1
  const parsed = Entry.safeParse(row)
  const because = parsed.success ? faultOf(parsed.data, seq, walk.hash) : 'unreadable'
  if (!parsed.success || because) {
    walk.broken = { root: walk.root, broken: 'entry', seq, because: because ?? 'unreadable' }
    return undefined
  }
  walk.seq = seq
  walk.hash = parsed.data.hash
  return parsed.data
}

function faultOf(entry: Entry, seq: number, before: string) {
  if (entry.seq !== seq) return 'missing'
  if (entry.before !== before) return 'unchained'
  return hashOf(entry) === entry.hash ? undefined : 'altered'
}

/** The head, which stands after every entry. */
export function passHead(walk: Walk, head: Row): void {
  walk.isThere = true
  walk.isHeadSeen = true
  if (head['seq'] === walk.seq && head['hash'] === walk.hash) return
  walk.broken ??= { root: walk.root, broken: 'head', because: 'differs' }
}

/** An older head, whose entry, if it is still there, was passed just now: what came before it is chained to it. */
export function passRemembered(walk: Walk, older: { sk: string; seq: number; hash: string }): void {
  const isThere = walk.last?.sk === older.sk
  if (isThere && walk.last?.hash === older.hash) return
  walk.forgotten = {
    root: walk.root,
    broken: 'history',
    seq: older.seq,
    because: isThere ? 'rewritten' : 'cut off',
  }
}

/** What was found broken along the whole walk. */
export function endOf(walk: Walk): Break[] {
  const headless: Break = { root: walk.root, broken: 'head', because: 'missing' }
  const broken = walk.broken ?? (walk.isThere && !walk.isHeadSeen ? headless : undefined)
  return [broken, walk.forgotten].filter((found) => found !== undefined)
}
