import type { Site } from '../site.ts'
import { handleOf } from './user.ts'

/** The token that Slack put into payloads before it signed them; nothing may rest on it. */
export const legacyToken = 'legacy-verification-token'

const domain = 'trial'

/** The parts that every interaction payload has. */
export const commonOf = (site: Site, userId: string) => {
  const { team, bot } = site.options
  const person = site.people.get(userId)
  const name = person ? handleOf(person) : userId
  return {
    team: { id: team.id, domain },
    user: { id: userId, username: name, name, team_id: team.id },
    api_app_id: bot.appId,
    token: legacyToken,
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** The parts of the flat form of a slash command that say where it comes from. */
export const commandCommonOf = (site: Site, userId: string) => {
  const { team, user, api_app_id, token } = commonOf(site, userId)
  return {
    token,
    team_id: team.id,
    team_domain: team.domain,
    user_id: user.id,
    user_name: user.name,
    api_app_id,
    is_enterprise_install: 'false',
  }
}
