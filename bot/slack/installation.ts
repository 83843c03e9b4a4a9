import * as z from 'zod'

/** What is kept of an installation, by the names under which functions read it. */
export const Installed = z.object({
  /** For those who only call Slack. Written by hand it may be left out; the workspace is bound all the same. */
  SLACK_APP_ID: z.string().min(1).optional(),
  SLACK_TEAM_ID: z.string().min(1),
  SLACK_BOT_TOKEN: z.string().min(1),
  SLACK_BOT_USER_ID: z.string().min(1),
  SLACK_BOT_ID: z.string().min(1),
  /** Where the token ends: what gives the next one, and the millisecond in which it ends. */
  SLACK_REFRESH_TOKEN: z.string().min(1).optional(),
  SLACK_BOT_TOKEN_UNTIL: z.int().optional(),
})
export type Installed = z.infer<typeof Installed>

/** What Slack gives for a code or a refresh token. */
export const Issued = z.object({
  access_token: z.string().min(1),
  token_type: z.literal('bot'),
  app_id: z.string(),
  bot_user_id: z.string().min(1),
  scope: z.string(),
  team: z.object({ id: z.string().min(1), name: z.string().default('') }).nullish(),
  is_enterprise_install: z.boolean().nullish(),
  expires_in: z.int().positive().optional(),
  refresh_token: z.string().min(1).optional(),
})
export type Issued = z.infer<typeof Issued>

/** The token and its end, as they are kept. */
export const tokenIn = (issued: Issued, now: number) => ({
  SLACK_BOT_TOKEN: issued.access_token,
  ...(issued.refresh_token && issued.expires_in
    ? {
        SLACK_REFRESH_TOKEN: issued.refresh_token,
        SLACK_BOT_TOKEN_UNTIL: now + issued.expires_in * 1000,
      }
    : {}),
})

/** Our app as Slack knows it. */
export interface SlackApp {
  app: string
  clientId: string
  clientSecret: string
  apiUrl: string
}
