import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import * as z from 'zod'
import { doneOf, type Right } from '../../local/deployed/permissions/rights.ts'
import type { Watch } from '../../local/deployed/permissions/watch.ts'
import './told-place.ts'

/** What the functions did, and were refused, in one walk through the house. */
export interface Walk extends Watch {
  readonly refusals: readonly string[]
  /** Puts down what was done, for whoever looks at all walks of a run. */
  keep(): Promise<void>
}

const folder = () => join(inject('place'), 'walks')

/** Begins a walk that bears a name. */
export function beginWalk(name: string): Walk {
  const done = new Map<string, Right>()
  const refusals: string[] = []
  return {
    refusals,
    used: (who, ask) => {
      for (const right of doneOf(who, ask)) done.set(JSON.stringify(right), right)
    },
    refused: (because) => refusals.push(because),
    keep: async () => {
      await mkdir(folder(), { recursive: true })
      const path = join(folder(), `${name.replaceAll('/', '~')}.json`)
      await writeFile(path, JSON.stringify([...done.values()]))
    },
  }
}

const Done = z.array(
  z.object({ who: z.string(), action: z.string(), resource: z.string(), partitions: z.string() }),
)

/** What was done in the walks that have come to their end. */
export async function endedWalks(): Promise<Map<string, Right[]>> {
  const ended = new Map<string, Right[]>()
  for (const file of await readdir(folder()).catch(() => [])) {
    const done = Done.parse(JSON.parse(await readFile(join(folder(), file), 'utf8')))
    ended.set(file.replace('.json', '').replaceAll('~', '/'), done)
  }
  return ended
}
