import * as z from 'zod'

/** What a function is told by its environment. Missing or misspelt: it does not start. */
export const Settings = z.object({
  TABLE: z.string().default('anjuan'),
  AWS_REGION: z.string().default('local'),
  /** Another DynamoDB or S3 than AWS's own, as on one machine. */
  DYNAMODB_ENDPOINT: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  BUCKET: z.string().default('anjuan'),
  KEY_ORDINARY: z.string().default('alias/anjuan-ordinary'),
  KEY_SECRET: z.string().default('alias/anjuan-secret'),
  KEY_TOP_SECRET: z.string().default('alias/anjuan-top-secret'),
  SLACK_SIGNING_SECRET: z.string().min(1),
  SLACK_BOT_TOKEN: z.string().min(1),
  SLACK_TEAM_ID: z.string().min(1),
  SLACK_APP_ID: z.string().min(1),
  SLACK_BOT_USER_ID: z.string().min(1),
  SLACK_BOT_ID: z.string().min(1),
  SLACK_CLIENT_ID: z.string().min(1),
  SLACK_CLIENT_SECRET: z.string().min(1),
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  /** Where people sign in with Slack: beside the API. */
  SLACK_SIGN_IN_URL: z.url().default('https://slack.com/openid/connect/authorize'),
  /** Where the reading room is served, as people's browsers see it. */
  READING_ROOM_URL: z.url(),
  /** Networks of the reading room, as `192.168.50.0/24,10.9.0.0/16`. Empty: no sitting can be held. */
  READING_ROOM_RANGES: z.string().default(''),
})
export type Settings = z.infer<typeof Settings>

export const settingsFrom = (environment: NodeJS.ProcessEnv): Settings =>
  Settings.parse(environment)
