import { activities, entrances } from '../../shared/commands/catalogue.ts'
import type { InboxWork } from '../../shared/commands/inbox.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import type { House } from '../aws/house.ts'
import { consoleLog } from '../aws/log.ts'
import type { Settings } from '../aws/settings.ts'
import { installationsOf } from './installations.ts'
import { larkFaceOn } from './lark-face.ts'

/** Ears for each chat that the house is in. Of another chat nothing is loaded: each has a heavy library. */
export function earsOf(
  settings: Settings,
  house: House,
  now: () => number,
): Partial<Record<Chat, Promise<InboxWork>>> {
  const { kernel, shelves } = house
  const { slack, lark } = installationsOf(settings)
  const listening = { house: { kernel, shelves, activities, entrances }, now, log: consoleLog }
  return {
    ...(slack
      ? { slack: import('../../bot/slack/ears.ts').then((it) => it.slackEars(slack, listening)) }
      : {}),
    ...(lark
      ? {
          lark: import('../../bot/lark/ears.ts').then((it) =>
            it.larkEars(larkFaceOn(lark, house, now)),
          ),
        }
      : {}),
  }
}
