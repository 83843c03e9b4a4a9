import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { FunctionError } from './function-error.ts'
import { messagesOf } from './next-message.ts'

/** What a process is started from. */
export interface Code {
  /** The folder that is uploaded. */
  folder: string
  /** Folders of the layers, which lie under `/opt` on Lambda. */
  layers: readonly string[]
  handler: string
  environment: Readonly<Record<string, string>>
  timeoutSeconds: number
}

/** One process that runs a function, one event at a time. */
export interface Sandbox {
  readonly pid: number
  /** Whether it can take another event. */
  readonly isAlive: boolean
  /** @throws FunctionError when the function throws, ends its process, or takes too long */
  invoke(event: unknown, ahead: number): Promise<unknown>
  end(): Promise<void>
}

const Outcome = z.union([
  z.object({ result: z.string() }),
  z.object({ errorType: z.string(), errorMessage: z.string() }),
])

const HOST = fileURLToPath(new URL('host.cjs', import.meta.url))

/** Starts one. What it writes goes to the log line by line. @throws FunctionError when it does not start */
export async function startSandbox(code: Code, log: (line: string) => void): Promise<Sandbox> {
  const child = fork(HOST, {
    cwd: code.folder,
    env: environmentOf(code),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // What does not start has no exit: whoever waits for a message hears why.
  const gone = once(child, 'exit').catch(() => undefined)
  const messages = messagesOf(child)
  for (const stream of [child.stdout, child.stderr]) logLines(stream, log)
  await messages.next()
  return {
    pid: child.pid ?? 0,
    get isAlive() {
      return child.connected && child.exitCode === null && !child.killed
    },
    invoke: async (event, ahead) => {
      const asked = { event: JSON.stringify(event), context: contextOf(code), ahead }
      const told = messages.next(code.timeoutSeconds)
      child.send(asked, (error) => error && messages.fail(error.message))
      const outcome = Outcome.parse(await told)
      if ('result' in outcome) return JSON.parse(outcome.result)
      throw new FunctionError(outcome.errorType, outcome.errorMessage)
    },
    end: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Nothing of this machine's environment, only what Lambda sets and what the function is told. */
const environmentOf = ({ folder, layers, handler, environment }: Code) => ({
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: handler,
  NODE_PATH: layers.map((layer) => `${layer}/nodejs/node_modules`).join(':'),
  TZ: ':UTC',
  // Said once by the SDK on Node 20; Lambda runs a later one.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...environment,
})

const contextOf = ({ environment }: Code) => ({
  functionName: environment['AWS_LAMBDA_FUNCTION_NAME'] ?? '',
  awsRequestId: 'local',
})

function logLines(stream: Readable | null, log: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', log)
}
