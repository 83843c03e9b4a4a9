import type { ActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { readKey } from '../world/world.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'
import { openTo } from './places.ts'

/** A person has seen a channel down to its last message. */
export const reading = (site: Site, act: ActOf<'read'>): ActResult => {
  if (!openTo(site, act.as, act.channel)) return no('not_in_channel')
  const ts = site.world.timelines.get(act.channel)?.order.at(-1)
  if (ts !== undefined && site.world.read.get(readKey(act.as, act.channel)) !== ts)
    site.record({ kind: 'read', user: act.as, channel: act.channel, ts })
  return fine
}
