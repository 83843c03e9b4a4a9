import { present } from '../../workspace/present.ts'
import type { ActResult } from '../contract.ts'
import { tell } from '../deliver/events.ts'
import { viewOf } from '../shapes/view.ts'
import type { Site } from '../site.ts'
import { directId } from '../world/names.ts'
import type { ActOf } from './act.ts'
import { fine } from './outcome.ts'

/** A person opens the bot's Home. */
export const goingHome = (site: Site, act: ActOf<'home'>): ActResult => {
  const home = site.views.home(act.as)
  tell(
    site,
    present({
      type: 'app_home_opened',
      user: act.as,
      channel: directId(act.as),
      tab: 'home',
      event_ts: site.stamps.next(),
      view: home && viewOf(site, home),
    }),
  )
  return fine
}
