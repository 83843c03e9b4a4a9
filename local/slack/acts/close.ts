import type { ActResult } from '../contract.ts'
import { send } from '../deliver/send.ts'
import type { OpenView } from '../live/views.ts'
import { commonOf } from '../shapes/refs.ts'
import { viewOf } from '../shapes/view.ts'
import type { Site } from '../site.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'

const tellOfClosing = (site: Site, view: OpenView, cleared: boolean) => {
  if (view.body.type !== 'modal' || !view.body.notify_on_close) return
  site.background.run(
    send(site, {
      type: 'view_closed',
      ...commonOf(site, view.user),
      view: viewOf(site, view),
      is_cleared: cleared,
    }),
  )
}

/** A person closes a form without submitting it. */
export const closing = (site: Site, act: ActOf<'close'>): ActResult => {
  const view = site.views.find(act.view)
  if (view?.user !== act.as || view.body.type !== 'modal') return no('view_not_found')
  const all = view.body.clear_on_close === true
  const going = all ? site.views.stack(act.as).toReversed() : [view]
  for (const each of going) tellOfClosing(site, each, all)
  if (all) site.views.clear(act.as)
  else site.views.close(view)
  site.listeners.changed()
  return fine
}
