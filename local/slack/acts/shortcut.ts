import type { ActResult } from '../contract.ts'
import { failureOf, taken } from '../deliver/post.ts'
import { send } from '../deliver/send.ts'
import { channelRef } from '../shapes/conversation.ts'
import { messageOf } from '../shapes/message.ts'
import { commonOf } from '../shapes/refs.ts'
import type { Site } from '../site.ts'
import { warn } from '../talk/whisper.ts'
import { directId } from '../world/names.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'
import { seenBy } from './places.ts'

const onMessage = (site: Site, act: ActOf<'shortcut'>) => {
  if (!act.channel || !act.message_ts) return undefined
  const seen = seenBy(site, act.as, { channel: act.channel, ts: act.message_ts })
  if (!seen || seen.ephemeral) return undefined
  return {
    type: 'message_action',
    channel: channelRef(seen.conversation),
    message_ts: seen.message.ts,
    message: messageOf(site, seen.message),
    response_url: site.responseUrls.mint('app', { user: act.as, channel: act.channel }),
  }
}

/** A person uses a shortcut, on a message or from anywhere. */
export const shortcutting = async (site: Site, act: ActOf<'shortcut'>): Promise<ActResult> => {
  const known = site.options.shortcuts.find((each) => each.callback_id === act.callback_id)
  if (!known) return no('unknown_shortcut')
  const special = known.type === 'message' ? onMessage(site, act) : { type: 'shortcut' }
  if (!special) return no('message_not_found')
  const { api_app_id: _, ...common } = commonOf(site, act.as)
  const outcome = await send(site, {
    ...common,
    ...special,
    action_ts: site.stamps.next(),
    callback_id: act.callback_id,
    trigger_id: site.triggers.mint({ user: act.as, channel: act.channel }),
  })
  if (taken(outcome)) return fine
  const where = { channel: act.channel ?? directId(act.as) }
  warn(site, act.as, where, `${known.name} failed with the error ${failureOf(outcome)}`)
  return no(failureOf(outcome))
}
