import { type Code, type Sandbox, startSandbox } from './sandbox.ts'

/** A function that runs from its bundle, in as many processes as events come at once. */
export interface Lambda {
  invoke(event: unknown): Promise<unknown>
  /** Starts a first process, so that nobody has to wait for it. */
  warm(): Promise<void>
  /** The processes that run it now. */
  pids(): number[]
  close(): Promise<void>
}

/** More events than this at once wait for each other: the account's limit, on a small machine. */
const CONCURRENCY = 4

/** Runs a function: the first event starts a process, which is kept for later ones until it fails. */
export function lambdaOf(
  code: Code,
  options: {
    /** Milliseconds that the house's clock is ahead of the machine's. */
    ahead: () => number
    log: (line: string) => void
    concurrency?: number
  },
): Lambda {
  const { ahead, log, concurrency = CONCURRENCY } = options
  const all = new Set<Sandbox>()
  const idle: Sandbox[] = []
  const waiting: (() => void)[] = []
  let taken = 0

  return {
    invoke: async (event) => {
      // Whoever leaves gives its place to the next in line.
      if (taken < concurrency) taken++
      else await new Promise<void>((free) => waiting.push(free))
      try {
        return await run(event)
      } finally {
        const next = waiting.shift()
        if (next) next()
        else taken--
      }
    },
    warm: async () => {
      idle.push(await started())
    },
    pids: () => [...all].map(({ pid }) => pid),
    close: async () => {
      await Promise.all([...all].map((each) => each.end()))
    },
  }

  async function run(event: unknown): Promise<unknown> {
    const sandbox = await someSandbox()
    try {
      return await sandbox.invoke(event, ahead())
    } finally {
      if (sandbox.isAlive) idle.push(sandbox)
      else all.delete(sandbox)
    }
  }

  async function someSandbox(): Promise<Sandbox> {
    for (let one = idle.pop(); one; one = idle.pop()) {
      if (one.isAlive) return one
      all.delete(one)
    }
    return started()
  }

  async function started(): Promise<Sandbox> {
    const sandbox = await startSandbox(code, log)
    all.add(sandbox)
    return sandbox
  }
}
