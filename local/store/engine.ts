import { type ChildProcess, spawn } from 'node:child_process'
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
 * Starts the embedded store on a port that the system gives.
 * Without a file it keeps everything in memory. It dies with its parent.
 */
export async function startEngine(file?: string): Promise<Engine> {
  const port = await freePort()
  const where = file ? ['--db-path', file] : []
  const child = spawn(binary(), ['serve', '--host', '127.0.0.1', '--port', String(port), ...where], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endWithParent = () => child.kill('SIGKILL')
  process.once('exit', endWithParent)
  const endpoint = `http://127.0.0.1:${port}`
  await untilAnswering(endpoint, child)
  return {
    endpoint,
    pid: child.pid ?? 0,
    kill: async () => {
      process.off('exit', endWithParent)
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
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

async function untilAnswering(endpoint: string, child: ChildProcess): Promise<void> {
  let complaint = ''
  child.stderr?.on('data', (text: Buffer) => {
    complaint = text.toString().slice(-500)
  })
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`the embedded store did not start: ${complaint}`)
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
