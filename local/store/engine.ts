import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** The embedded DynamoDB, running as a child of this process. */
export interface Engine {
  endpoint: string
  pid: number
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
}

/**
 * Held by a pipe to us, so that the engine dies with its parent even when the parent is killed
 * outright: the shell tells the engine's pid, waits for the pipe to close, then kills it.
 */
const LEASH = '"$0" "$@" >/dev/null & echo $!; cat >/dev/null; kill -9 $!'

/**
 * Starts the embedded store on a port that the system gives.
 * Without a file it keeps everything in memory.
 */
export async function startEngine(file?: string): Promise<Engine> {
  const port = await freePort()
  const where = file ? ['--db-path', file] : []
  const serve = ['serve', '--host', '127.0.0.1', '--port', String(port), ...where]
  const leash = spawn('sh', ['-c', LEASH, binary(), ...serve], { stdio: ['pipe', 'pipe', 'pipe'] })
  const [told] = (await once(leash.stdout, 'data')) as [Buffer]
  const pid = Number(told.toString().trim())
  const endpoint = `http://127.0.0.1:${port}`
  await untilAnswering(endpoint, leash)
  return {
    endpoint,
    pid,
    kill: async () => {
      if (leash.exitCode !== null || leash.signalCode !== null) return
      const gone = once(leash, 'exit')
      leash.stdin.end()
      await gone
    },
  }
}

/** The engine's program: shipped for Linux on x64; elsewhere named by DYNOXIDE_BIN. */
function binary(): string {
  const named = process.env['DYNOXIDE_BIN']
  if (named) return named
  const packageName = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(`${packageName}/dynoxide`)
  } catch (cause) {
    throw new Error(
      `No embedded DynamoDB for ${process.platform} ${process.arch}: set DYNOXIDE_BIN to a dynoxide program, or DYNAMODB_ENDPOINT to any DynamoDB.`,
      { cause },
    )
  }
}

async function untilAnswering(
  endpoint: string,
  child: ChildProcessWithoutNullStreams,
): Promise<void> {
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => {
    complaint = text.toString().slice(-500)
  })
  for (let attempt = 0; attempt < 200; attempt++) {
    if (complaint.includes('rror'))
      throw new Error(`the embedded store did not start: ${complaint}`)
    const answer = await fetch(endpoint).catch(() => undefined)
    if (answer) return
    await pause(25)
  }
  throw new Error('the embedded store did not answer within five seconds')
}

/** A port nobody uses, asked of the system. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}
