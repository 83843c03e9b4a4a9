import type { Installation } from '../bot/slack/face.ts'
import type { Settings } from './aws/settings.ts'

/** Our Slack app as the settings describe it. Several signing secrets, comma-separated, while one is being replaced. */
export const installationOf = (settings: Settings): Installation => ({
  app: settings.SLACK_APP_ID,
  team: settings.SLACK_TEAM_ID,
  botToken: settings.SLACK_BOT_TOKEN,
  signingSecrets: settings.SLACK_SIGNING_SECRET.split(','),
  apiUrl: settings.SLACK_API_URL,
})
