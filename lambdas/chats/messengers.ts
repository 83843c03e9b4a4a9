import type { Log } from '../../shared/commands/log.ts'
import type { Messenger, Messengers } from '../../shared/commands/messenger.ts'
import type { Settings } from '../aws/settings.ts'
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

/** Stands for a messenger that is being loaded. */
const coming = (messenger: Promise<Messenger>): Messenger => ({
  post: async (to, card, effect) => (await messenger).post(to, card, effect),
  find: async (to, effect, since) => (await messenger).find(to, effect, since),
  update: async (posted, card) => (await messenger).update(posted, card),
  fetch: async (attachment) => (await messenger).fetch(attachment),
  languageOf: async (identity) => (await messenger).languageOf(identity),
  home: async (identity, cards) => (await messenger).home(identity, cards),
})
