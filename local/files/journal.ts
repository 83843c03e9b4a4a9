import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A file of JSON lines that only ever grows; a line counts once it is on the disk. */
export class Journal {
  readonly #file: FileHandle
  #waiting: string[] = []
  #appended = 0
  #safe = 0
  #writing: Promise<void> | undefined
  #broken: Error | undefined

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Opens the journal and gives every line in it to `replay`; a torn last line is cut off. */
  static async open(path: string, replay: (line: unknown) => void): Promise<Journal> {
    readBack(path, replay)
    const file = await open(path, 'a')
    const directory = openSync(dirname(path), 'r')
    fsyncSync(directory)
    closeSync(directory)
    return new Journal(file)
  }

  /** Adds a line; `durable` says when it is safe. */
  append(line: unknown): void {
    this.#waiting.push(`${JSON.stringify(line)}\n`)
    this.#appended += 1
  }

  /** Settles when all that was appended so far is on the disk; appends that wait share one sync. */
  async durable(): Promise<void> {
    const wanted = this.#appended
    while (this.#safe < wanted || this.#broken) {
      if (this.#broken) throw this.#broken
      this.#writing ??= this.#writeWaiting()
      await this.#writing
    }
  }

  async #writeWaiting(): Promise<void> {
    const lines = this.#waiting.join('')
    const upTo = this.#appended
    this.#waiting = []
    try {
      await this.#file.appendFile(lines)
      await this.#file.datasync()
      this.#safe = upTo
    } catch (error) {
      // What is in memory is now ahead of the disk: nothing more may be answered from it.
      this.#broken = new Error('The journal of the files cannot be written', { cause: error })
    } finally {
      this.#writing = undefined
    }
  }

  /** Writes what waits and closes. */
  async close(): Promise<void> {
    try {
      await this.durable()
    } finally {
      await this.#file.close()
    }
  }
}

function readBack(path: string, replay: (line: unknown) => void): void {
  if (!statSync(path, { throwIfNoEntry: false })) return
  const bytes = readFileSync(path)
  let start = 0
  for (let number = 1; start < bytes.length; number += 1) {
    const end = bytes.indexOf(0x0a, start)
    const line = end === -1 ? undefined : parsed(bytes.toString('utf8', start, end))
    if (line === undefined) {
      // A crash tears only the end. Anything else is damage, and guessing would lose files.
      if (end !== -1 && end + 1 < bytes.length)
        throw new Error(`${path}: line ${number} cannot be read, and it is not the last`)
      cutOff(path, start)
      return
    }
    replay(line)
    start = end + 1
  }
}

function cutOff(path: string, length: number): void {
  const file = openSync(path, 'r+')
  ftruncateSync(file, length)
  fsyncSync(file)
  closeSync(file)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
