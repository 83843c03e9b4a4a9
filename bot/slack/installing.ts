import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import type { Installing, InstallOutcome, InstallRefusal } from '../gateway/installing.ts'
import { scopes } from './app-settings.ts'
import { type Installed, type Issued, type SlackApp, tokenIn } from './installation.ts'
import { exchange, openClient, refusalIn } from './oauth.ts'

/** Our app, where people install it, and where what that gives is kept. */
export interface InstallSettings extends SlackApp {
  /** The only workspace that may install it; none as long as none has. */
  team: string | undefined
  authorizeUrl: string
  redirectUri: string
  now(): number
  log: Log
  /** Keeps it for the functions to find, or says why not. */
  keep(installed: Installed): Promise<InstallRefusal | undefined>
}

/** Installs our app in one workspace (OAuth v2). */
export function slackInstalling(settings: InstallSettings): Installing {
  return {
    start: (state) => {
      const url = new URL(settings.authorizeUrl)
      url.search = new URLSearchParams({
        client_id: settings.clientId,
        scope: scopes.join(','),
        redirect_uri: settings.redirectUri,
        state,
        ...(settings.team ? { team: settings.team } : {}),
      }).toString()
      return url.href
    },
    finish: async (code) => {
      const outcome = await finish(code, settings)
      if ('refused' in outcome) settings.log('install refused', { why: outcome.refused })
      return outcome
    },
  }
}

async function finish(code: string, settings: InstallSettings): Promise<InstallOutcome> {
  const { log, redirectUri: redirect_uri, keep, now } = settings
  let issued: Issued
  let botId: string
  try {
    issued = await exchange(settings, log, { code, redirect_uri })
    const refused = refusalOf(issued, settings)
    if (refused) return { refused }
    botId = await botIdOf(issued, settings)
  } catch (error) {
    log('install without answer', { says: refusalIn(error).message })
    return { refused: 'code' }
  }
  const team = { id: '', name: '', ...issued.team }
  const refused = await keep({
    SLACK_APP_ID: issued.app_id,
    SLACK_TEAM_ID: team.id,
    SLACK_BOT_USER_ID: issued.bot_user_id,
    SLACK_BOT_ID: botId,
    ...tokenIn(issued, now()),
  })
  return refused ? { refused } : { team }
}

function refusalOf(issued: Issued, { app, team }: InstallSettings): InstallRefusal | undefined {
  if (issued.app_id !== app) return 'otherApp'
  if (issued.is_enterprise_install || !issued.team) return 'enterprise'
  if (team && issued.team.id !== team) return 'otherTeam'
  const given = new Set(issued.scope.split(','))
  return scopes.every((scope) => given.has(scope)) ? undefined : 'scopes'
}

const Self = z.object({ bot_id: z.string().min(1), user_id: z.string(), team_id: z.string() })

/** The bot's own id, asked with the new token: so we know that it works before anything relies on it. @throws */
async function botIdOf(issued: Issued, settings: InstallSettings): Promise<string> {
  const self = Self.parse(await openClient(settings, settings.log, issued.access_token).auth.test())
  if (self.user_id !== issued.bot_user_id || self.team_id !== issued.team?.id)
    throw new TypeError('the token is another bot’s')
  return self.bot_id
}
