import type { Logger } from '@larksuiteoapi/node-sdk'
import type { Log } from '../../shared/commands/log.ts'

/** The SDK's logger: counts what it has to say, and prints none of it, for it quotes requests with their secrets. */
export function quietLogger(log: Log): Logger {
  const note = (level: string) => () => log('lark.library', { level })
  return {
    error: note('error'),
    warn: note('warn'),
    info: () => {},
    debug: () => {},
    trace: () => {},
  }
}
