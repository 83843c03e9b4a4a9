import { randomBytes } from 'node:crypto'
import { slackApp } from '../bot/slack/app.ts'
import type { GatewayReceiver } from '../bot/slack/receiver.ts'
import { activities, entrances } from '../shared/commands/catalogue.ts'
import { houseOf } from './aws/house.ts'
import { tableInbox } from './aws/inbox.ts'
import { consoleLog } from './aws/log.ts'
import { type Settings, settingsFrom } from './aws/settings.ts'

type Handle = GatewayReceiver['handle']

/** Takes every delivery of Slack's: commands, shortcuts, buttons, forms, type-ahead, events. */
export function slackFunction(settings: Settings, now: () => number = Date.now): Handle {
  const { kernel, client, table, shelves, suggest } = houseOf(settings)
  return slackApp({
    house: { kernel, shelves, activities, entrances },
    installation: {
      app: settings.SLACK_APP_ID,
      team: settings.SLACK_TEAM_ID,
      botToken: settings.SLACK_BOT_TOKEN,
      signingSecrets: settings.SLACK_SIGNING_SECRET.split(','),
      apiUrl: settings.SLACK_API_URL,
    },
    inbox: tableInbox(client, table, now),
    suggest,
    now,
    reference: () => randomBytes(4).toString('hex').toUpperCase(),
    log: consoleLog,
  }).handle
}

let handle: Handle | undefined

export const handler: Handle = (event) => {
  handle ??= slackFunction(settingsFrom(process.env))
  return handle(event)
}
