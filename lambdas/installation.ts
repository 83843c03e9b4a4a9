import { randomBytes } from 'node:crypto'
import type { Installation as Lark, Face as LarkFace } from '../bot/lark/face.ts'
import type { Installation as Slack } from '../bot/slack/face.ts'
import { activities, entrances } from '../shared/commands/catalogue.ts'
import type { Messenger, Messengers } from '../shared/commands/messenger.ts'
import { suggester } from '../shared/commands/suggesting.ts'
import { tableDrafts } from './aws/drafts.ts'
import type { House } from './aws/house.ts'
import { tableInbox } from './aws/inbox.ts'
import { consoleLog, type Log } from './aws/log.ts'
import type { Settings } from './aws/settings.ts'

/** Our Slack app as the settings describe it; none where the house is not in Slack. */
export const slackInstallationOf = (settings: Settings): Slack | undefined =>
  settings.SLACK_APP_ID
    ? {
        app: settings.SLACK_APP_ID,
        team: settings.SLACK_TEAM_ID,
        botToken: settings.SLACK_BOT_TOKEN,
        signingSecrets: settings.SLACK_SIGNING_SECRET.split(','),
        apiUrl: settings.SLACK_API_URL,
      }
    : undefined

/** Our app in Feishu or Lark as the settings describe it; none where the house is in neither. */
export const larkInstallationOf = (settings: Settings): Lark | undefined =>
  settings.LARK_APP_ID
    ? {
        appId: settings.LARK_APP_ID,
        appSecret: settings.LARK_APP_SECRET,
        tenantKey: settings.LARK_TENANT_KEY,
        botOpenId: settings.LARK_BOT_OPEN_ID,
        domain: settings.LARK_DOMAIN.replace(/\/$/, ''),
        verificationToken: settings.LARK_VERIFICATION_TOKEN,
        encryptKeys: settings.LARK_ENCRYPT_KEY.split(','),
      }
    : undefined

/** An installation that a function cannot do without. @throws TypeError naming the chat */
export function installed<I>(installation: I | undefined, chat: string): I {
  if (!installation) throw new TypeError(`the settings say nothing of ${chat}`)
  return installation
}

/** What the Lark face stands on, but for who speaks: the library is loaded where it is needed. */
export const larkFaceOn = (
  installation: Lark,
  { kernel, client, table, shelves }: House,
  now: () => number,
): Omit<LarkFace, 'messenger'> => ({
  house: { kernel, shelves, activities, entrances },
  installation,
  inbox: tableInbox(client, table, now),
  drafts: tableDrafts(client, table, now),
  suggest: suggester(kernel),
  now,
  reference: () => randomBytes(4).toString('hex').toUpperCase(),
  log: consoleLog,
})

/** A messenger for each chat that the house is in. Of another chat nothing is loaded: each has a heavy library. */
export function messengersOf(settings: Settings, log: Log, now: () => number): Messengers {
  const slack = slackInstallationOf(settings)
  const lark = larkInstallationOf(settings)
  return {
    ...(slack
      ? {
          slack: coming(
            import('../bot/slack/messenger.ts').then((it) => it.slackMessenger(slack, log)),
          ),
        }
      : {}),
    ...(lark
      ? {
          lark: coming(
            import('../bot/lark/messenger.ts').then((it) => it.larkMessenger(lark, log, now)),
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
