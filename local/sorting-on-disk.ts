import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linesOf } from '../lambdas/aws/lines.ts'
import type { Sort } from '../upkeep/auditing/sorting.ts'

/** What is held in memory; the rest lies in files, in a directory of its own. */
const MEMORY = '32M'

/** So many characters are handed over at once. */
const GATHERED = 1 << 16

/** Sorts with the system's own `sort`, which was made for more than memory holds. */
export const sortOnDisk: Sort = () => {
  const directory = mkdtempSync(join(tmpdir(), 'anjuan-sorting-'))
  const program = spawn('sort', ['-S', MEMORY, '-T', directory], {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { stdin, stdout } = program
  const ended = once(program, 'close').then(([code, signal]) => {
    if (code !== 0) throw new Error(`sort ended with ${signal ?? code}`)
  })
  // Whoever puts in or takes out hears of it.
  ended.catch(() => undefined)
  stdin.on('error', () => undefined)
  let gathered = ''
  return {
    put: async (line) => {
      gathered += `${line}\n`
      if (gathered.length < GATHERED) return
      const isFull = !stdin.write(gathered)
      gathered = ''
      if (isFull) await Promise.race([once(stdin, 'drain'), ended])
    },
    sorted: async function* () {
      stdin.end(gathered)
      yield* linesOf(stdout)
      await ended
    },
    end: () => {
      program.kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
