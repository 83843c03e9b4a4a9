import type { LarkActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { readKey } from '../world/world.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'
import { openTo } from './places.ts'

/** A person has seen a chat down to its last message. */
export const reading = (site: Site, act: ActOf<'read'>): LarkActResult => {
  if (!openTo(site, act.as, act.chat)) return no('not_in_chat')
  const message = site.world.said.get(act.chat)?.at(-1)
  if (message !== undefined && site.world.read.get(readKey(act.as, act.chat)) !== message)
    site.record({ kind: 'read', person: act.as, chat: act.chat, message })
  return fine
}
