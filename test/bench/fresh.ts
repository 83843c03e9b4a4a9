import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { build } from 'esbuild'
import * as z from 'zod'
import { bundleFunction, bundleOptions } from '../../local/bundle.ts'
import type { Told } from './bench-house.ts'
import { median } from './median.ts'

/** Fresh processes of each, after one that warms the disk's cache for everybody. */
const ROUNDS = 25

/** One fresh process: how long it was there in all, and in it the function's load and its first call. */
interface Run {
  wall: number
  inProcess: number
}

/** Medians of a function's fresh processes, in milliseconds, and the size of its bundle. */
export interface Fresh {
  bytes: number
  wall: number
  inProcess: number
}

/** Ours, a hello world by the library of the chat, and as little as a Lambda can do. */
export type Peers = Record<'ours' | 'hello' | 'bare', Fresh>

/** How each of them is measured. */
export interface Asked {
  /** The function of ours, as `slack`: bundled as it is deployed. */
  name: string
  /** The hello world beside it in `fresh/`: bundled as anybody would, with the same minifier and nothing left out. */
  hello: string
  told: Told
  /** The first request, another each time. */
  request(): Promise<APIGatewayProxyEventV2>
}

const Answered = z.object({
  load: z.number(),
  call: z.number(),
  result: z.object({ statusCode: z.literal(200), body: z.string() }),
})

/** First requests in fresh processes, in turns. `requests` says how many of them ours has answered. */
export async function benchFresh(asked: Asked): Promise<Peers & { requests: number }> {
  const place = await mkdtemp(join(tmpdir(), 'anjuan-bench-'))
  try {
    const runner = await plainly('one-request', place)
    const ours = join(place, 'ours.cjs')
    await bundleFunction(here(`../../lambdas/${asked.name}.ts`), ours)
    const bundles = {
      ours,
      hello: await plainly(asked.hello, place),
      bare: await plainly('bare', place),
    }
    const names = ['ours', 'hello', 'bare'] as const
    const runs = { ours: [] as Run[], hello: [] as Run[], bare: [] as Run[] }
    for (let round = -1; round < ROUNDS; round++) {
      for (const name of names) {
        const event = join(place, 'event.json')
        await writeFile(event, JSON.stringify(await asked.request()))
        // Ours fetches its secrets, as it does deployed; the others find them in their environment.
        const { environment, secrets } = asked.told
        const run = await runOnce(
          [runner, bundles[name], event],
          name === 'ours' ? environment : { ...environment, ...secrets },
        )
        if (round >= 0) runs[name].push(run)
      }
    }
    const fresh = async (name: (typeof names)[number]): Promise<Fresh> => ({
      bytes: (await stat(bundles[name])).size,
      wall: median(runs[name].map(({ wall }) => wall)),
      inProcess: median(runs[name].map(({ inProcess }) => inProcess)),
    })
    return {
      ours: await fresh('ours'),
      hello: await fresh('hello'),
      bare: await fresh('bare'),
      requests: ROUNDS + 1,
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

async function plainly(name: string, place: string): Promise<string> {
  const outfile = join(place, `${name}.cjs`)
  await build({ ...bundleOptions, entryPoints: [here(`fresh/${name}.ts`)], outfile })
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
  const { load, call } = Answered.parse(JSON.parse(output.slice(output.indexOf('{"load"'))))
  return { wall, inProcess: load + call }
}
