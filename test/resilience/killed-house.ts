import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { ActResult, WorkspaceState } from '../../local/slack/contract.ts'
import type { Hands } from '../support/trial.ts'

const Open = z.object({
  says: z.literal('open'),
  url: z.url(),
  dynamodb: z.url(),
  table: z.string(),
  engine: z.int(),
})
const Settled = z.object({ says: z.literal('settled') })

/** The whole house in another process, on a directory that outlives it. */
export interface KilledHouse extends z.infer<typeof Open> {
  /** The hands of somebody at the workspace's page: over HTTP, and they fail when nobody answers. */
  hands: Hands
  /** Resolves when every reactor has seen everything. */
  settled(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

/** Opens it. With `held` it stands still there, until it is killed. */
export async function openHouse(
  directory: string,
  held?: 'workers' | 'outbox',
): Promise<KilledHouse> {
  const program = fileURLToPath(new URL('house-process.ts', import.meta.url))
  const child = fork(program, held ? [directory, held] : [directory], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const open = Open.parse(await said(child, gone))
  return {
    ...open,
    hands: handsAt(open.url),
    settled: async () => {
      child.send('settle')
      Settled.parse(await said(child, gone))
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** What a process says next; it must not end without a word. */
async function said(child: ChildProcess, gone: Promise<unknown>): Promise<unknown> {
  const [message]: unknown[] = await Promise.race([
    once(child, 'message'),
    gone.then(() => {
      throw new Error('the house ended without a word')
    }),
  ])
  return message
}

function handsAt(url: string): Hands {
  return {
    act: async (act) => {
      const answer = await fetch(`${url}/workspace/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(act),
      })
      return (await answer.json()) as ActResult
    },
    state: async (as) => {
      const answer = await fetch(`${url}/workspace/state?${new URLSearchParams({ as })}`)
      return (await answer.json()) as WorkspaceState
    },
  }
}
