import type { LarkActResult } from '../contract.ts'
import { tell } from '../deliver/events.ts'
import { idsOf } from '../shapes/ids.ts'
import type { Site } from '../site.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'

/** A person chooses a line of the bot's menu. Lark does not say in which chat: there is one only. */
export const choosingInMenu = (site: Site, act: ActOf<'menu'>): LarkActResult => {
  if (!site.options.menu.some(({ key }) => key === act.key)) return no('menu_not_found')
  tell(site, 'application.bot.menu_v6', {
    operator: {
      operator_name: site.people.get(act.as)?.name ?? '',
      operator_id: idsOf(act.as),
    },
    event_key: act.key,
    timestamp: Math.floor(site.clock.now() / 1000),
  })
  return fine
}
