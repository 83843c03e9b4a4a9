import { bot } from '../bot/slack/stage.ts'
import { WORKSPACE } from './company.ts'
import { keepSecret } from './secrets.ts'

/** What stands in the secret of our app in Slack. */
export const APP = {
  SLACK_APP_ID: bot.appId,
  SLACK_SIGNING_SECRET: bot.signingSecret,
  SLACK_CLIENT_ID: bot.clientId,
  SLACK_CLIENT_SECRET: bot.clientSecret,
}

/** What stands there of its installation. */
export const INSTALLATION = {
  SLACK_APP_ID: bot.appId,
  SLACK_TEAM_ID: WORKSPACE,
  SLACK_BOT_TOKEN: bot.token,
  SLACK_BOT_USER_ID: bot.userId,
  SLACK_BOT_ID: bot.botId,
}

/** What a function is told that reads both. */
export const environment = {
  SLACK_SECRET: 'anjuan/slack',
  SLACK_INSTALLATION_SECRET: 'anjuan/slack-installation',
  READING_ROOM_URL: 'http://127.0.0.1/room/',
}

/** Puts both into a secret server. */
export async function keepBoth(endpoint: string): Promise<void> {
  await keepSecret(endpoint, environment.SLACK_SECRET, APP)
  await keepSecret(endpoint, environment.SLACK_INSTALLATION_SECRET, INSTALLATION)
}
