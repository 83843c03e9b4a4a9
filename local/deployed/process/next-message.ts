import type { ChildProcess } from 'node:child_process'
import { FunctionError } from './function-error.ts'

/** What a process says, waited for one message at a time. */
export interface Messages {
  /** @throws FunctionError when the process ends, or takes too long, for which it is ended */
  next(withinSeconds?: number): Promise<unknown>
  /** Whoever waits waits in vain. */
  fail(why: string): void
}

/**
 * Hears what a process says. Every wait is a promise of its own: raced against one that lasts as long as the process,
 * each answer would be kept as long, too.
 */
export function messagesOf(child: ChildProcess): Messages {
  let waiting: { heard(message: unknown): void; failed(error: FunctionError): void } | undefined
  const fail = (why: string) =>
    waiting?.failed(new FunctionError('Runtime.ExitError', `the process ended: ${why}`))
  child.on('message', (message) => waiting?.heard(message))
  child.on('exit', (status, signal) => fail(String(signal ?? status)))
  child.on('error', ({ message }) => fail(message))

  return {
    fail,
    next: async (withinSeconds) => {
      let timer: NodeJS.Timeout | undefined
      try {
        return await new Promise((heard, failed) => {
          waiting = { heard, failed }
          if (withinSeconds === undefined) return
          timer = setTimeout(() => {
            child.kill('SIGKILL')
            failed(
              new FunctionError(
                'Sandbox.Timedout',
                `Task timed out after ${withinSeconds} seconds`,
              ),
            )
          }, withinSeconds * 1000)
        })
      } finally {
        clearTimeout(timer)
        waiting = undefined
      }
    },
  }
}
