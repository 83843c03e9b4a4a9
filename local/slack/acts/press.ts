import type { Values } from '../answers/values.ts'
import { elementIn } from '../block-kit/elements.ts'
import type { ActResult } from '../contract.ts'
import { failureOf, taken } from '../deliver/post.ts'
import { send } from '../deliver/send.ts'
import { commonOf } from '../shapes/refs.ts'
import type { Site } from '../site.ts'
import { warn } from '../talk/whisper.ts'
import type { ActOf } from './act.ts'
import { containerOf } from './container.ts'
import { fine, no } from './outcome.ts'
import { seenBy } from './places.ts'
import { pressedAction } from './pressed.ts'

const responseUrl = (site: Site, act: ActOf<'press'>) => {
  const at = act.where.message
  const seen = at && seenBy(site, act.as, at)
  if (!seen) return {}
  const original = { ts: seen.message.ts, ephemeral: seen.ephemeral }
  const reply = { user: act.as, channel: seen.conversation.id, original }
  return { response_url: site.responseUrls.mint('actions', reply) }
}

const withPressed = (act: ActOf<'press'>): Values => ({
  ...act.values,
  [act.block_id]: { ...act.values?.[act.block_id], [act.action.action_id]: act.action },
})

/** A person presses a button or chooses in a menu that acts at once. */
export const pressing = async (site: Site, act: ActOf<'press'>): Promise<ActResult> => {
  const container = containerOf(site, act.as, act.where, withPressed(act))
  if (!container) return no(act.where.view === undefined ? 'message_not_found' : 'view_not_found')
  const found = elementIn(container.blocks, act.block_id, act.action.action_id)
  if (!found) return no('element_not_found')
  if (found.block.type === 'input' && !found.block.dispatch_action) return no('does_not_dispatch')
  const action = pressedAction(found.element, act.action)
  if (!action) return no('invalid_answer')

  const outcome = await send(site, {
    type: 'block_actions',
    ...commonOf(site, act.as),
    ...container.payload,
    trigger_id: site.triggers.mint({
      user: act.as,
      view: container.view,
      channel: container.where?.channel,
    }),
    ...responseUrl(site, act),
    actions: [{ ...action, block_id: act.block_id, action_ts: site.stamps.next() }],
  })
  if (taken(outcome)) return fine
  if (container.where)
    warn(
      site,
      act.as,
      container.where,
      `The app did not respond: failed with the error ${failureOf(outcome)}`,
    )
  return no(failureOf(outcome))
}
