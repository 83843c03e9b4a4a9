import type { Installation as Lark } from '../../bot/lark/face.ts'
import type { Installation as Slack } from '../../bot/slack/face.ts'
import type { SlackApp } from '../../bot/slack/installation.ts'
import { secretStore } from '../aws/secret-store.ts'
import type { Settings } from '../aws/settings.ts'
import type { InstallationSecret } from './slack-installation.ts'

/**
 * Our Slack app as the settings describe it; none where the house is not in Slack, or not installed there yet.
 * A function that only calls Slack is not told what its deliveries are signed with, and none verifies by that.
 */
export const slackInstallationOf = (settings: Settings): Slack | undefined =>
  settings.SLACK_BOT_TOKEN
    ? {
        app: settings.SLACK_APP_ID,
        team: settings.SLACK_TEAM_ID,
        botToken: settings.SLACK_BOT_TOKEN,
        signingSecrets: several(settings.SLACK_SIGNING_SECRET),
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
        encryptKeys: several(settings.LARK_ENCRYPT_KEY),
      }
    : undefined

/** Secrets with a comma between, as while one is being replaced; none where nothing is told. */
export const several = (told: string): string[] => told.split(',').filter(Boolean)

/** Our Slack app as people install it and sign in by it. @throws TypeError where the settings say nothing of that */
export const slackAppOf = (settings: Settings): SlackApp => ({
  app: settings.SLACK_APP_ID,
  clientId: installed(settings.SLACK_CLIENT_ID || undefined, 'our client in Slack'),
  clientSecret: settings.SLACK_CLIENT_SECRET,
  apiUrl: settings.SLACK_API_URL,
})

/** Where the installation in Slack is written. @throws TypeError where the settings do not say */
export function slackSecretOf(settings: Settings): InstallationSecret {
  const { SLACK_INSTALLATION_SECRET: secret, AWS_REGION: region } = settings
  if (!secret) throw new TypeError('the settings name no secret for the installation in Slack')
  return { secret, store: secretStore({ region, endpoint: settings.SECRETS_ENDPOINT }) }
}

/** Every chat that the house is in. @throws TypeError where it is in none: there is nobody to talk to */
export function installationsOf(settings: Settings): { slack?: Slack; lark?: Lark } {
  const slack = slackInstallationOf(settings)
  const lark = larkInstallationOf(settings)
  if (!slack && !lark)
    throw new TypeError('the settings say of no chat that we are installed there')
  return { ...(slack ? { slack } : {}), ...(lark ? { lark } : {}) }
}

/** An installation that a function cannot do without. @throws TypeError naming the chat */
export function installed<I>(installation: I | undefined, chat: string): I {
  if (!installation) throw new TypeError(`the settings say nothing of ${chat}`)
  return installation
}
