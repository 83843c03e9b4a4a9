import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import { entryOf } from '../../lambdas/aws/entry.ts'
import { headKey, keyOf } from '../../lambdas/aws/keys.ts'
import { noEntryYet } from '../../shared/commands/ports.ts'
import type { Change } from '../../shared/domain/decision.ts'
import { newDossier } from '../../shared/records/dossier.ts'
import { writeExport } from '../../upkeep/exporting/write.ts'
import type { Item } from '../../upkeep/rows.ts'
import { MONDAY } from '../support/company.ts'

// `npm run bench:audit`: an export is audited, and one of ten times as many rows. Node may hold less than the larger
// one weighs; beside it the system's `sort` holds what it was given, whatever it sorts.

/** Megabytes that Node may hold of its own. */
const HELD = 96

const Told = z.object({
  seconds: z.number(),
  megabytes: z.number(),
  chains: z.int(),
  entries: z.int(),
  breaks: z.literal(0),
})

const folder = await mkdtemp(join(tmpdir(), 'anjuan-bench-'))
try {
  for (const dossiers of [5_000, 50_000]) {
    const { directory, summary } = await writeExport(archiveOf(dossiers), folder, {
      arn: 'arn:aws:dynamodb:local:0:table/anjuan',
      id: 'bench',
      now: Date.now,
    })
    const { seconds, megabytes, chains, entries } = await auditAlone(directory)
    const size = `${summary.itemCount} rows, ${Math.round(Number(summary['billedSizeBytes']) / 1e6)} MB`
    const took = `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB at most`
    console.log(`${size}, ${chains} chains, ${entries} entries: ${took}`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function auditAlone(directory: string): Promise<z.infer<typeof Told>> {
  const program = fileURLToPath(new URL('audit-process.ts', import.meta.url))
  const child = fork(program, [directory], {
    execArgv: [`--max-old-space-size=${HELD}`, '--import', 'tsx'],
  })
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the audit ended with ${code}`)
  })
  const [told] = await Promise.race([once(child, 'message'), gone])
  gone.catch(() => undefined)
  return Told.parse(told)
}

/** Dossiers that were changed twice each, and the company's chain, which is as long as there are dossiers. */
async function* archiveOf(dossiers: number): AsyncGenerator<Item> {
  let company = noEntryYet
  for (let n = 0; n < dossiers; n++) {
    const root = `c${String(n).padStart(7, '0')}`
    const first = newDossier(root)
    const second = { ...first, version: 2, visits: 1 }
    const opened = entry(root, noEntryYet, [{ after: first }])
    const visited = entry(root, opened, [{ before: first, after: second }])
    company = entry('company', company, [])
    const { seq, hash } = visited
    for (const row of [
      opened,
      visited,
      company,
      { ...headKey(root), seq, hash },
      { ...keyOf(second), ...second },
    ]) {
      yield marshall(row, { removeUndefinedValues: true })
    }
  }
  const { seq, hash } = company
  yield marshall({ ...headKey('company'), seq, hash })
}

function entry(root: string, { seq, hash }: { seq: number; hash: string }, changes: Change[]) {
  return entryOf({
    commandId: `bench:${root}:${seq}`,
    command: 'bench',
    at: MONDAY + seq,
    by: 'house',
    scheduleNumber: 0,
    head: { seq, hash },
    decision: {
      outcome: 'accepted',
      root,
      changes,
      by: { authorityId: 'house.bench' },
      answer: { notice: 'done' },
    },
  })
}
