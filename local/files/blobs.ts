import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, unlinkSync } from 'node:fs'
import { type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Incoming } from './incoming-body.ts'

/**
 * Contents on disk, each under its own SHA-256. A file name never comes from a request: it is a
 * hash that we computed or an id that we drew.
 */
export class Blobs {
  readonly #kept: string
  readonly #incoming: string
  readonly #holders = new Map<string, number>()

  constructor(directory: string) {
    this.#kept = join(directory, 'contents')
    this.#incoming = join(directory, 'incoming')
    mkdirSync(this.#kept, { recursive: true })
    // Whatever is here was being received when the server last stopped: nobody was told of it.
    rmSync(this.#incoming, { recursive: true, force: true })
    mkdirSync(this.#incoming)
  }

  /** Streams content to disk and holds it; a body that breaks its promise leaves nothing behind. */
  async keep(content: Pick<Incoming, 'pieces' | 'digests'>): Promise<void> {
    const draft = join(this.#incoming, randomUUID())
    try {
      const file = await open(draft, 'wx')
      try {
        await writeFile(file, content.pieces)
        await file.sync()
      } finally {
        await file.close()
      }
      await this.#shelve(draft, content.digests().sha256)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  async #shelve(draft: string, sha256: string): Promise<void> {
    // Held before the rename, so that the last release of the same content cannot fall between.
    this.hold(sha256)
    try {
      await rename(draft, join(this.#kept, sha256))
      await syncDirectory(this.#kept)
    } catch (error) {
      this.release(sha256)
      throw error
    }
  }

  /** Opens kept content for reading. */
  async open(sha256: string): Promise<FileHandle> {
    this.hold(sha256)
    try {
      return await open(join(this.#kept, sha256), 'r')
    } finally {
      this.release(sha256)
    }
  }

  /** Says that one more thing needs this content. */
  hold(sha256: string): void {
    this.#holders.set(sha256, (this.#holders.get(sha256) ?? 0) + 1)
  }

  /** Says that one thing less needs this content; with the last one the bytes go. */
  release(sha256: string): void {
    const left = (this.#holders.get(sha256) ?? 0) - 1
    if (left > 0) {
      this.#holders.set(sha256, left)
      return
    }
    this.#holders.delete(sha256)
    // Synchronous, so that nobody can take hold between the decision and the deed.
    rmSync(join(this.#kept, sha256), { force: true })
  }

  /** Removes contents that nothing holds: kept but never recorded, or released but never removed. */
  sweep(): void {
    for (const name of readdirSync(this.#kept))
      if (!this.#holders.has(name)) unlinkSync(join(this.#kept, name))
  }
}

// A rename is on disk only when the directory that holds the name is.
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
