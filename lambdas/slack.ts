import { slackApp } from '../bot/slack/app.ts'
import { slackBeforeInstalling } from '../bot/slack/before-installing.ts'
import { activities, entrances } from '../shared/commands/catalogue.ts'
import { suggester } from '../shared/commands/suggesting.ts'
import { houseOf } from './aws/house.ts'
import type { HttpFunction } from './aws/http.ts'
import { tableInbox } from './aws/inbox.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { referenceNumber } from './aws/reference-number.ts'
import { installed, several, slackInstallationOf } from './chats/installations.ts'

/** Takes every delivery of Slack's: commands, shortcuts, buttons, forms, type-ahead, events. */
export const slackFunction: Make<HttpFunction> = (settings, now) => {
  const installation = slackInstallationOf(settings)
  if (!installation) return beforeInstalling(settings, now)
  const { kernel, client, table, shelves } = houseOf(settings)
  return slackApp({
    house: { kernel, shelves, activities, entrances },
    installation,
    inbox: tableInbox(client, table, now),
    suggest: suggester(kernel),
    now,
    reference: referenceNumber,
    log: consoleLog,
  }).handle
}

/** Slack checks the address of an app before any workspace can install it. */
const beforeInstalling: Make<HttpFunction> = (settings, now) =>
  slackBeforeInstalling({
    app: installed(settings.SLACK_APP_ID || undefined, 'Slack'),
    signingSecrets: several(settings.SLACK_SIGNING_SECRET),
    now,
    reference: referenceNumber,
  }).handle

export const handler = onLambda(slackFunction)
