import type { WorkspacePerson } from '../contract.ts'
import type { Site } from '../site.ts'

/** A person as `users.info` gives them. */
export const userOf = (site: Site, person: WorkspacePerson, withLocale: boolean) => ({
  id: person.id,
  team_id: site.options.team.id,
  name: handleOf(person),
  deleted: false,
  real_name: person.name,
  tz: 'Asia/Shanghai',
  tz_label: 'China Standard Time',
  tz_offset: 28_800,
  profile: {
    title: person.title,
    real_name: person.name,
    real_name_normalized: person.name,
    display_name: person.name,
    display_name_normalized: person.name,
    team: site.options.team.id,
    ...(person.id === site.options.bot.userId
      ? { api_app_id: site.options.bot.appId, bot_id: site.options.bot.botId }
      : {}),
  },
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_bot: person.bot === true,
  is_app_user: false,
  updated: 1_795_000_000,
  ...(withLocale ? { locale: person.locale } : {}),
})

/** The legacy user name of a person: in lower case, no spaces. */
export const handleOf = (person: WorkspacePerson) =>
  person.name.toLowerCase().replaceAll(/\s+/g, '.')
