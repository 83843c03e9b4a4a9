import { randomBytes } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { factsOf } from '../bot/gateway/facts.ts'
import { larkSignIn } from '../bot/lark/sign-in.ts'
import { slackSignIn } from '../bot/slack/sign-in.ts'
import { visitRoom } from '../bot/web/room.ts'
import type { SignIns } from '../bot/web/visit.ts'
import { activityNamed } from '../shared/commands/catalogue.ts'
import { s3Files } from './aws/files.ts'
import { houseOf } from './aws/house.ts'
import type { HttpFunction } from './aws/http.ts'
import { consoleLog } from './aws/log.ts'
import { type Make, onLambda } from './aws/on-lambda.ts'
import type { Settings } from './aws/settings.ts'
import { watermark } from './imaging/watermark.ts'
import { larkInstallationOf, slackInstallationOf } from './installation.ts'

/** The reading room's pages. */
export const readingRoomFunction: Make<HttpFunction> = (settings, now) => {
  const { kernel } = houseOf(settings)
  const files = s3Files(settings)
  const ranges = settings.READING_ROOM_RANGES.split(',').filter(Boolean).map(ipaddr.parseCIDR)
  const signIn = signInsOf(settings, now)
  const broke = (error: unknown) => {
    const reference = randomBytes(4).toString('hex').toUpperCase()
    consoleLog('room.broke', { reference, ...factsOf(error) })
    return reference
  }
  return (event) =>
    visitRoom(event, {
      kernel,
      signIn,
      activityNamed,
      now,
      broke,
      watermark,
      pageImage: files.page,
      isInReadingRoom: (address) => ranges.some((range) => isWithin(address, range)),
    })
}

/** How people sign in, by each chat that the house is in. */
function signInsOf(settings: Settings, now: () => number): SignIns {
  const redirectUri = new URL('signed-in', settings.READING_ROOM_URL).href
  const slack = slackInstallationOf(settings)
  const lark = larkInstallationOf(settings)
  return {
    ...(slack
      ? {
          slack: slackSignIn({
            clientId: settings.SLACK_CLIENT_ID,
            clientSecret: settings.SLACK_CLIENT_SECRET,
            teamId: slack.team,
            apiUrl: settings.SLACK_API_URL,
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

function isWithin(address: string, range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  if (!ipaddr.isValid(address)) return false
  // An IPv4 reader may arrive in IPv6 dress.
  const parsed = ipaddr.process(address)
  return parsed.kind() === range[0].kind() && parsed.match(range)
}

export const handler = onLambda(readingRoomFunction)
