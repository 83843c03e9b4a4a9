import * as z from 'zod'
import { handleOf, userOf } from '../shapes/user.ts'
import { flag, paging } from './arguments.ts'
import { method } from './method.ts'
import { pageOf } from './paging.ts'
import { personOf } from './places.ts'

/** The methods about who is who. */
export const people = {
  'auth.test': method({}, (site) => {
    const { team, bot } = site.options
    const self = personOf(site, bot.userId)
    return {
      url: `${site.url()}/`,
      team: team.name,
      user: handleOf(self),
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }
  }),

  'users.info': method(
    { user: z.string(), include_locale: flag.default(false) },
    (site, { user, include_locale }) => ({
      user: userOf(site, personOf(site, user), include_locale),
    }),
  ),

  'users.list': method(
    { ...paging, include_locale: flag.default(false) },
    (site, { cursor, limit, include_locale }) => {
      const { page, response_metadata } = pageOf([...site.people.values()], cursor, limit)
      return {
        members: page.map((person) => userOf(site, person, include_locale)),
        cache_ts: Math.floor(site.clock.now() / 1000),
        response_metadata,
      }
    },
  ),
}
