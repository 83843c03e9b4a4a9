import { type Logger, LogLevel } from '@slack/logger'
import type { Log } from '../../shared/commands/log.ts'

/** Bolt's and the client's logger: counts what they have to say, and prints none of it, for it quotes payloads and tokens. */
export function quietLogger(log: Log): Logger {
  const note = (level: string) => () => log('slack.library', { level })
  return {
    debug: () => {},
    info: () => {},
    warn: note('warn'),
    error: note('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
