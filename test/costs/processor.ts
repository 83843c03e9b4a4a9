import { readFileSync } from 'node:fs'
import { buildAll } from '../../cdk/bundling.ts'
import { type Sandbox, startSandbox } from '../../local/deployed/process/sandbox.ts'
import type { Functions, MakeFunctions } from '../../local/functions.ts'
import { type FunctionName, functionNames } from './spent.ts'

/** Processor time of a function in milliseconds: of its start, and of its calls since it was last asked. */
export interface ProcessorTime {
  start: number
  used: number
}

/** The functions from what would be uploaded, each in one process of its own, whose processor time the system tells. */
export interface Timed {
  functions: MakeFunctions
  take(): Record<FunctionName, ProcessorTime>
}

interface Running {
  sandbox: Sandbox
  start: number
  seen: number
  /** One event at a time. */
  last: Promise<unknown>
}

/** Bundles everything into a folder. */
export async function timedFunctions(folder: string): Promise<Timed> {
  const { bundles, layer } = await buildAll(folder, 'x64')
  const running = new Map<FunctionName, Running>()
  const one = (name: FunctionName): Running => {
    const found = running.get(name)
    if (!found) throw new Error(`there is no function ${name}`)
    return found
  }
  const call = async (name: FunctionName, event: unknown, ahead: number): Promise<unknown> => {
    const it = one(name)
    const answer = it.last.then(() => it.sandbox.invoke(event, ahead))
    it.last = answer.catch(() => undefined)
    return answer
  }
  return {
    take: () => {
      const taken = functionNames.map((name) => {
        const it = one(name)
        const now = processorTime(it.sandbox.pid)
        const time = { start: it.start, used: now - it.seen }
        it.seen = now
        return [name, time]
      })
      return Object.fromEntries(taken) as Record<FunctionName, ProcessorTime>
    },
    functions: async (settings, now) => {
      for (const name of functionNames) {
        const code = {
          folder: bundles[name],
          layers: [layer],
          handler: 'index.handler',
          environment: toldTo(name, settings),
          timeoutSeconds: 120,
        }
        const sandbox = await startSandbox(code, () => undefined)
        const start = processorTime(sandbox.pid)
        running.set(name, { sandbox, start, seen: start, last: Promise.resolve() })
      }
      const calling = (name: FunctionName) => (event?: unknown) =>
        call(name, event ?? {}, now() - Date.now())
      return {
        slack: calling('slack'),
        lark: calling('lark'),
        room: calling('reading-room'),
        readers: { shelves: calling('shelves'), outbox: calling('outbox') },
        workers: {
          notify: calling('notify'),
          inbox: calling('inbox'),
          documents: calling('documents'),
        },
        verdict: calling('verdict'),
        clock: calling('clock'),
        close: async () => {
          for (const { sandbox } of running.values()) await sandbox.end()
        },
      } as Functions
    },
  }
}

const toldTo = (name: FunctionName, settings: Readonly<Record<string, unknown>>) => ({
  ...Object.fromEntries(
    Object.entries(settings).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
    ),
  ),
  AWS_ACCESS_KEY_ID: process.env['AWS_ACCESS_KEY_ID'] ?? '',
  AWS_SECRET_ACCESS_KEY: process.env['AWS_SECRET_ACCESS_KEY'] ?? '',
  AWS_LAMBDA_FUNCTION_NAME: name,
})

/** The system counts in hundredths of a second. */
const TICK_MS = 10

/** What a process has taken of the processor so far, with all its threads, in milliseconds. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /su, '')
    .split(' ')
  // After the name: state, then ten others, then what it took itself and what the system took for it.
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
