import { larkSignIn } from '../../bot/lark/sign-in.ts'
import { slackSignIn } from '../../bot/slack/sign-in.ts'
import type { SignIns } from '../../bot/web/visit.ts'
import { consoleLog } from '../aws/log.ts'
import type { Settings } from '../aws/settings.ts'
import { installationsOf, slackAppOf } from './installations.ts'

/** How people sign in, by each chat that the house is in. */
export function signInsOf(settings: Settings, now: () => number): SignIns {
  const redirectUri = new URL('signed-in', settings.READING_ROOM_URL).href
  const { slack, lark } = installationsOf(settings)
  return {
    ...(slack
      ? {
          slack: slackSignIn({
            ...slackAppOf(settings),
            teamId: slack.team,
            authorizeUrl: settings.SLACK_SIGN_IN_URL,
            redirectUri,
            now,
          }),
        }
      : {}),
    ...(lark
      ? {
          lark: larkSignIn({
            installation: lark,
            accounts: settings.LARK_SIGN_IN_URL ?? accountsOf(lark.domain),
            redirectUri,
            log: consoleLog,
          }),
        }
      : {}),
  }
}

/** The host of accounts that belongs to the host of the Open API: `open.feishu.cn`, `accounts.feishu.cn`. */
const accountsOf = (domain: string): string => domain.replace('//open.', '//accounts.')
