import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kept, run } from './kept.ts'
import type { Leashed } from './leashed.ts'

/** An AWS that others wrote, in Python: github.com/getmoto/moto, Apache 2.0. */
export const MOTO = 'moto 5.2.5'

const bring = () =>
  kept('moto-5.2.5', async (folder) => {
    await run('python3', ['-m', 'venv', folder])
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', 'moto[server]==5.2.5'])
  })

/** The Python that moto is installed for. */
export const motoPython = async (): Promise<string> => join(await bring(), 'bin', 'python')

/** Starts one with nothing in it; it ends with us, for it listens to a pipe of ours. */
export async function startMoto(): Promise<Leashed> {
  const program = fileURLToPath(new URL('moto-one-by-one.py', import.meta.url))
  const moto = spawn(await motoPython(), [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, MOTO_ACCOUNT_ID: '000000000000' },
  })
  const gone = once(moto, 'exit')
  const [told]: Buffer[] = await Promise.race([
    once(moto.stdout, 'data'),
    gone.then(() => {
      throw new Error('moto ended without a word')
    }),
  ])
  return {
    endpoint: String(told).trim(),
    end: async () => {
      moto.stdin.end()
      await gone
    },
  }
}
