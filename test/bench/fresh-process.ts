import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import * as z from 'zod'
import { bundleFunction, bundleOptions } from '../../local/bundle.ts'
import { startBenchHouse, visitSubmitted } from './bench-house.ts'
import { median } from './median.ts'

const ROUNDS = 25

/** One fresh process: how long it was there in all, and in it the function's load and its first call. */
interface Run {
  wall: number
  inProcess: number
}

/** Medians of a function's fresh processes, in milliseconds, and the size of its bundle. */
export interface Fresh {
  name: string
  bytes: number
  wall: number
  inProcess: number
}

const Told = z.object({
  load: z.number(),
  call: z.number(),
  result: z.object({ statusCode: z.literal(200), body: z.string() }),
})

const CUSTOMER = 'kh-fresh'

/** Our Slack function's first request against hello worlds': a visit is really decided and written. */
export async function benchFreshProcess(): Promise<{ ours: Fresh; bolt: Fresh; bare: Fresh }> {
  const place = await mkdtemp(join(tmpdir(), 'anjuan-bench-'))
  const house = await startBenchHouse([CUSTOMER])
  try {
    const runner = await plainly('fresh/one-request.ts', join(place, 'one-request.cjs'))
    const ours = join(place, 'ours.cjs')
    await bundleFunction(here('../../lambdas/slack.ts'), ours)
    const bundles = {
      ours,
      bolt: await plainly('fresh/hello-bolt.ts', join(place, 'bolt.cjs')),
      bare: await plainly('fresh/bare.ts', join(place, 'bare.cjs')),
    }
    const runs = { ours: [] as Run[], bolt: [] as Run[], bare: [] as Run[] }
    for (let round = -1; round < ROUNDS; round++) {
      for (const name of ['ours', 'bolt', 'bare'] as const) {
        const event = join(place, 'event.json')
        await writeFile(event, JSON.stringify(visitSubmitted(CUSTOMER)))
        // Ours fetches its secrets, as it does deployed; the others find them in their environment.
        const told = name === 'ours' ? {} : house.told
        const run = await runOnce([runner, bundles[name], event], { ...house.environment, ...told })
        // The first round warms the disk's cache for everybody.
        if (round >= 0) runs[name].push(run)
      }
    }
    await assertWritten(house, ROUNDS + 1)
    const fresh = async (name: keyof typeof runs): Promise<Fresh> => ({
      name,
      bytes: (await stat(bundles[name])).size,
      wall: median(runs[name].map(({ wall }) => wall)),
      inProcess: median(runs[name].map(({ inProcess }) => inProcess)),
    })
    return { ours: await fresh('ours'), bolt: await fresh('bolt'), bare: await fresh('bare') }
  } finally {
    await house.close()
    await rm(place, { recursive: true, force: true })
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Bundles as anybody would, with the same minifier and nothing left out. */
async function plainly(entry: string, outfile: string): Promise<string> {
  await build({ ...bundleOptions, entryPoints: [here(entry)], outfile })
  return outfile
}

async function runOnce(
  args: string[],
  environment: Readonly<Record<string, string>>,
): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
  })
  await once(child, 'close')
  const wall = performance.now() - start
  const { load, call } = Told.parse(JSON.parse(output))
  return { wall, inProcess: load + call }
}

/** A first request that was fast because it did nothing counts for nothing. */
async function assertWritten(
  { kernel }: Awaited<ReturnType<typeof startBenchHouse>>,
  visits: number,
): Promise<void> {
  const found = await kernel.store.open([{ kind: 'dossier', id: CUSTOMER }])
  const dossier = await found.get('dossier', CUSTOMER)
  if (dossier?.visits !== visits)
    throw new Error(`${dossier?.visits} of ${visits} visits were written`)
}
