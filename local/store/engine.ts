import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { layOut } from './laid-out.ts'

/** The embedded DynamoDB, running as a child of this process. */
export interface Engine {
  endpoint: string
  /** Of the program that runs now. */
  readonly pid: number
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
}

/**
 * Held by a pipe to us, so that the engine dies with its parent even when the parent is killed
 * outright: the shell tells the engine's pid, waits for the pipe to close, then kills it.
 * The fourth pipe is the engine's alone: it closes when the engine is gone.
 */
const LEASH = '"$0" "$@" >/dev/null & echo $!; exec 3>&-; cat >/dev/null; kill -9 $!'

/** Between two tries to bring a dead engine back. */
const REST = 250

/**
 * Starts the embedded store on a port that the system gives. Without a file it keeps everything in memory;
 * with one it is brought back, in the same place, should it die.
 */
export async function startEngine(file?: string): Promise<Engine> {
  if (file) await layOut(file)
  const { serve, endpoint, first } = await launchSomewhere(file ? ['--db-path', file] : [])
  let running = first
  let ending = false
  const kept = file ? keep() : Promise.resolve()

  async function keep(): Promise<void> {
    while (!ending) {
      await running.gone
      if (ending) return
      await pause(REST)
      // Should it not come back at once, the dead one is still gone and it is tried again.
      running = await launch(serve, endpoint).catch(() => running)
    }
    await running.end()
  }

  return {
    endpoint,
    get pid() {
      return running.pid
    },
    kill: async () => {
      ending = true
      await running.end()
      await kept
    },
  }
}

/** So many ports are tried. */
const TRIES = 5

async function launchSomewhere(where: string[]) {
  for (let attempt = 1; ; attempt++) {
    const host = hidingPlace()
    const port = await freePort(host)
    const serve = ['serve', '--host', host, '--port', String(port), ...where]
    const endpoint = `http://${host}:${port}`
    try {
      return { serve, endpoint, first: await launch(serve, endpoint) }
    } catch (error) {
      // Between asking for a free port and standing at it, somebody else may have come there.
      const isTaken = error instanceof Error && error.message.includes('already in use')
      if (!isTaken || attempt === TRIES) throw error
    }
  }
}

interface Running {
  pid: number
  gone: Promise<unknown>
  end(): Promise<void>
}

async function launch(serve: string[], endpoint: string): Promise<Running> {
  const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as const
  const leash = spawn('sh', ['-c', LEASH, engineProgram(), ...serve], {
    stdio: [...stdio],
    // A terminal's Ctrl-C goes to every process of its group, but the engine has to outlast the closing.
    detached: true,
  })
  const { stdin, stdout, stderr } = leash
  const [, , , life] = leash.stdio
  if (!stdin || !stdout || !stderr || !(life instanceof Readable))
    throw new Error('the embedded store has no pipes')
  // The shell's last act would be to kill a number that may be somebody else's by then.
  const gone = once(life.resume(), 'close').then(() => leash.kill('SIGKILL'))
  const exited = once(leash, 'exit')
  const end = async () => {
    stdin.end()
    await exited
  }
  try {
    const [told] = (await once(stdout, 'data')) as [Buffer]
    await untilAnswering(endpoint, stderr)
    return { pid: Number(told.toString().trim()), gone, end }
  } catch (error) {
    await end()
    throw error
  }
}

/** The engine's program: shipped for Linux on x64; elsewhere named by DYNOXIDE_BIN. */
export function engineProgram(): string {
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

/** It answers in a twentieth of a second; on a machine that is busy with other things it may wait long for its turn. */
const ANSWERS_WITHIN = 30_000

async function untilAnswering(endpoint: string, stderr: Readable): Promise<void> {
  let complaint = ''
  const deadline = Date.now() + ANSWERS_WITHIN
  stderr.on('data', (text: Buffer) => {
    complaint = text.toString().slice(-500)
  })
  while (Date.now() < deadline) {
    if (complaint.includes('rror'))
      throw new Error(`the embedded store did not start: ${complaint}`)
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(ANSWERS_WITHIN) }).catch(
      () => undefined,
    )
    if (answer) return
    await pause(25)
  }
  throw new Error(`the embedded store did not answer within ${ANSWERS_WITHIN / 1000} seconds`)
}

/**
 * The engine asks for no password and answers any web page: where the system has them, it stands at one of
 * sixteen million loopback addresses, which no page can guess.
 */
const hidingPlace = (): string =>
  process.platform === 'linux'
    ? `127.${Array.from({ length: 3 }, () => randomInt(1, 255)).join('.')}`
    : '127.0.0.1'

/** A port nobody uses, asked of the system. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('the system gave no port')
  return address.port
}
