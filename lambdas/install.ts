import { randomBytes } from 'node:crypto'
import { faultFacts } from '../bot/gateway/fault-facts.ts'
import { slackInstalling } from '../bot/slack/installing.ts'
import { visitInstall } from '../bot/web/installing.ts'
import { sha256 } from './aws/chain.ts'
import { tableOf } from './aws/client.ts'
import type { HttpFunction } from './aws/http.ts'
import { tableInstallLinks } from './aws/install-links.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import { referenceNumber } from './aws/reference-number.ts'
import { slackAppOf, slackSecretOf } from './chats/installations.ts'
import { keepInstalled } from './chats/slack-installation.ts'

/** Where somebody with a link installs our app in their Slack workspace. */
export const installFunction: Make<HttpFunction> = (settings, now) => {
  const { client, table } = tableOf(settings)
  const where = slackSecretOf(settings)
  const door = {
    installing: slackInstalling({
      ...slackAppOf(settings),
      team: settings.SLACK_TEAM_ID || undefined,
      authorizeUrl: settings.SLACK_INSTALL_URL,
      redirectUri: new URL('../install/slack/done', settings.READING_ROOM_URL).href,
      now,
      log: consoleLog,
      keep: (installed) => keepInstalled(installed, where),
    }),
    links: tableInstallLinks(client, table, now),
    secret: () => randomBytes(32).toString('base64url'),
    hash: sha256,
    broke: (error: unknown) => {
      const reference = referenceNumber()
      consoleLog('install broke', { reference, ...faultFacts(error) })
      return reference
    },
  }
  return (event) => visitInstall(event, door)
}

export const handler = onLambda(installFunction)
