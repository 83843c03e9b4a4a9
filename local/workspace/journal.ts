import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'

/** Where changes go, one line each. */
export interface Journal<Change> {
  past: Change[]
  append(change: Change): void
  close(): void
}

const read = <Change>(schema: z.ZodType<Change>, path: string, line: string, at: number) => {
  try {
    return schema.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${path}:${at + 1} was not written by this version of the workspace`, { cause })
  }
}

/** A journal that forgets. */
const noJournal = <Change>(): Journal<Change> => ({
  past: [],
  append: () => {},
  close: () => {},
})

/**
 * The journal in a directory, with what it holds so far; one that forgets where no directory is given.
 * Where what is past can be said in other words, it begins anew with those.
 */
export const journalIn = <Change>(
  directory: string | undefined,
  schema: z.ZodType<Change>,
  saidAnew?: (past: readonly Change[]) => readonly Change[],
): Journal<Change> => {
  if (directory === undefined) return noJournal()
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'workspace.jsonl')
  const past = pastOf(path, schema)
  if (saidAnew) {
    writeFileSync(`${path}.new`, saidAnew(past).map(lineOf).join(''))
    renameSync(`${path}.new`, path)
  }
  const file = openSync(path, 'a')
  return {
    past,
    append: (change) => {
      const line = Buffer.from(lineOf(change))
      for (let done = 0; done < line.length; ) done += writeSync(file, line, done)
    },
    close: () => closeSync(file),
  }
}

const lineOf = (change: unknown) => `${JSON.stringify(change)}\n`

const pastOf = <Change>(path: string, schema: z.ZodType<Change>): Change[] => {
  closeSync(openSync(path, 'a'))
  const bytes = readFileSync(path)
  // A kill in the middle of a write leaves half a line: it was never acknowledged, so it goes.
  const whole = bytes.lastIndexOf(10) + 1
  if (whole < bytes.length) truncateSync(path, whole)
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line, at) => read(schema, path, line, at))
}
