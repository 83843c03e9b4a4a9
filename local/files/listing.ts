import type { Bucket } from './bucket.ts'
import type { Version } from './kept.ts'
import { afterAllBeginning, justAfter } from './sorted-keys.ts'

/** One step of a listing: a key with its versions, or a folder that stands for all in it. */
export type Entry =
  | { kind: 'key'; name: string; versions: Version[] }
  | { kind: 'folder'; name: string }

/** Walks a bucket in the order of its keys, folding what lies beyond the delimiter. */
export function* walk(
  bucket: Bucket,
  prefix: string,
  delimiter: string,
  from: Buffer,
  shows: (versions: Version[]) => boolean,
): Generator<Entry> {
  const begin = Buffer.from(prefix)
  let key = bucket.keys.firstFrom(Buffer.compare(from, begin) > 0 ? from : begin)
  while (key?.startsWith(prefix)) {
    const versions = bucket.keys.get(key) ?? []
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    if (!shows(versions)) {
      key = bucket.keys.firstFrom(justAfter(key))
    } else if (end === -1) {
      yield { kind: 'key', name: key, versions }
      key = bucket.keys.firstFrom(justAfter(key))
    } else {
      const name: string = key.slice(0, end + delimiter.length)
      yield { kind: 'folder', name }
      key = bucket.keys.firstFrom(afterAllBeginning(name))
    }
  }
}

/** Where a listing goes on after this entry. */
export function after(entry: Pick<Entry, 'kind' | 'name'>): Buffer {
  return entry.kind === 'key' ? justAfter(entry.name) : afterAllBeginning(entry.name)
}
