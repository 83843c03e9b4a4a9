import type { Log } from '../../shared/commands/log.ts'

/** The log of a Lambda: a line of JSON on standard output, which CloudWatch keeps. */
export const consoleLog: Log = (what, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ what, ...facts })}\n`)
}
