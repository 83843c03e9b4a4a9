import { join } from 'node:path'
import { Blobs } from './blobs.ts'
import { type Bucket, type Buckets, contentsOf, happen } from './bucket.ts'
import { Event } from './event.ts'
import { Journal } from './journal.ts'
import type { ObjectVersion } from './kept.ts'
import { refusal } from './refusal.ts'

/** Told of every version of an object as it is put. */
export type OnPut = (bucket: string, version: ObjectVersion) => void

/**
 * Buckets in memory, their journal and their contents on disk. Changes are synchronous, so a
 * condition and the change that rests on it cannot be parted; an answer waits for `durable`.
 */
export class FileStore {
  readonly buckets: Buckets
  readonly blobs: Blobs
  readonly #journal: Journal
  readonly #onPut: OnPut | undefined
  #freed: string[] = []

  private constructor(buckets: Buckets, blobs: Blobs, journal: Journal, onPut: OnPut | undefined) {
    this.buckets = buckets
    this.blobs = blobs
    this.#journal = journal
    this.#onPut = onPut
  }

  /** Opens the store in a directory, as it was when the last answer was given. */
  static async open(directory: string, onPut?: OnPut): Promise<FileStore> {
    const blobs = new Blobs(directory)
    const buckets: Buckets = new Map()
    const journal = await Journal.open(join(directory, 'journal.ndjson'), (line) => {
      happen(buckets, Event.parse(line))
    })
    for (const bucket of buckets.values())
      for (const sha256 of contentsOf(bucket)) blobs.hold(sha256)
    blobs.sweep()
    return new FileStore(buckets, blobs, journal, onPut)
  }

  /** A bucket by name, or the refusal that says there is none. */
  bucket(name: string): Bucket {
    const bucket = this.buckets.get(name)
    if (!bucket) throw refusal('NoSuchBucket', 'The specified bucket does not exist')
    return bucket
  }

  /** Lets something happen, in memory now and on disk with the next `durable`. */
  commit(event: Event): void {
    const { gained, freed } = happen(this.buckets, event)
    this.#journal.append(event)
    for (const sha256 of gained) this.blobs.hold(sha256)
    this.#freed.push(...freed)
    if (event.did === 'put-version' && event.version.kind === 'object')
      this.#onPut?.(event.bucket, event.version)
  }

  /** Settles when all that was committed so far would survive a crash. */
  async durable(): Promise<void> {
    const freed = this.#freed
    this.#freed = []
    await this.#journal.durable()
    // Only now: until its end is on record, a version must still find its bytes after a crash.
    for (const sha256 of freed) this.blobs.release(sha256)
  }

  async close(): Promise<void> {
    await this.durable()
    await this.#journal.close()
  }
}
