import { closeSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Change } from './change.ts'

/** Where changes go, one line each. */
export interface Journal {
  past: Change[]
  append(change: Change): void
  close(): void
}

const read = (path: string, line: string, at: number): Change => {
  try {
    return Change.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${path}:${at + 1} was not written by this version of the workspace`, { cause })
  }
}

/** A journal that forgets. */
export const noJournal = (): Journal => ({ past: [], append: () => {}, close: () => {} })

/** The journal in a directory, with what it holds so far. */
export const journalIn = (directory: string): Journal => {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'workspace.jsonl')
  const file = openSync(path, 'a+')
  const bytes = readFileSync(path)
  // A kill in the middle of a write leaves half a line: it was never acknowledged, so it goes.
  const whole = bytes.lastIndexOf(10) + 1
  if (whole < bytes.length) truncateSync(path, whole)
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n')
  return {
    past: lines.filter((line) => line !== '').map((line, at) => read(path, line, at)),
    append: (change) => {
      const line = Buffer.from(`${JSON.stringify(change)}\n`)
      for (let done = 0; done < line.length; ) done += writeSync(file, line, done)
    },
    close: () => closeSync(file),
  }
}
