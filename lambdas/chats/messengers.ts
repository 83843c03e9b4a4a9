import type { Log } from '../../shared/commands/log.ts'
import type { Messengers } from '../../shared/commands/messenger.ts'
import type { Settings } from '../aws/settings.ts'
import { coming } from './coming.ts'
import { installationsOf } from './installations.ts'

/** A messenger for each chat that the house is in. Of another chat nothing is loaded: each has a heavy library. */
export function messengersOf(settings: Settings, log: Log, now: () => number): Messengers {
  const { slack, lark } = installationsOf(settings)
  return {
    ...(slack
      ? {
          slack: coming(
            import('../../bot/slack/messenger.ts').then((it) => it.slackMessenger(slack, log)),
          ),
        }
      : {}),
    ...(lark
      ? {
          lark: coming(
            import('../../bot/lark/messenger.ts').then((it) => it.larkMessenger(lark, log, now)),
          ),
        }
      : {}),
  }
}
