import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'

/** Somebody else's server, running until it is ended or we are. */
export interface Leashed {
  endpoint: string
  end(): Promise<void>
}

/** The shell waits for our pipe to close, as it does even when we are killed outright, and then ends the server. */
const LEASH = '"$0" "$@" >/dev/null 2>&1 & cat >/dev/null; kill -9 $!'

/** Starts a server that is to answer at this address. */
export async function startLeashed(
  endpoint: string,
  program: string,
  args: readonly string[],
): Promise<Leashed> {
  const shell = spawn('sh', ['-c', LEASH, program, ...args], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
  const gone = once(shell, 'exit')
  const end = async () => {
    shell.stdin.end()
    await gone
  }
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(endpoint).catch(() => undefined)
    if (answer) return { endpoint, end }
    await pause(100)
  }
  await end()
  throw new Error(`${program} did not answer within a minute`)
}
