import { Entry, isEntryKey } from '../entry.ts'
import type { Key } from '../keys.ts'
import { reactorAsked } from './replayed.ts'
import { keyIn } from './row.ts'

/** The functions that work is queued for, each with a queue of its name. */
export const workers = ['notify', 'inbox', 'documents'] as const
export type Worker = (typeof workers)[number]

/** The key of a row, on its way to a queue. */
export interface Outgoing {
  worker: Worker
  key: Key
  /** What has to keep its order among itself; none where order means nothing. */
  group?: string
}

/** Whom a row that was written gives something to do. @throws when it is no entry although it stands where entries do */
export function routesOf(row: Record<string, unknown>): Outgoing[] {
  const key = keyIn(row)
  if (key.sk === 'INBOX') return [{ worker: 'inbox', key }]
  if (!isEntryKey(key)) return []
  const entry = Entry.parse(row)
  const asked = reactorAsked(row)
  return workers
    .filter((worker) => worker === asked || concerns[worker](entry))
    .map((worker) => ({ worker, key, ...(worker === 'notify' ? { group: entry.root } : {}) }))
}

const concerns: Readonly<Record<Worker, (entry: Entry) => boolean>> = {
  notify: ({ tell, images }) =>
    tell.length > 0 ||
    // A card may follow what has changed; whoever was just taken in is spoken to in their language.
    images.some(({ after }) => Number(after?.['version']) > 1 || after?.kind === 'person'),
  // Parked work of the inbox that is to be done again comes by an entry.
  inbox: () => false,
  documents: ({ images }) =>
    // What a scanner finds in it before it is catalogued is no new hand-in.
    images.some(
      ({ after }) =>
        after?.kind === 'document' && after['state'] === 'receiving' && after['version'] === 1,
    ),
}
