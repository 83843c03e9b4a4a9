import { randomUUID } from 'node:crypto'
import type { ActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { say } from '../talk/say.ts'
import { composed, storedText } from '../talk/typed.ts'
import type { ActOf } from './act.ts'
import { fine, no } from './outcome.ts'
import { openTo } from './places.ts'

/** A person writes a message. */
export const saying = (site: Site, act: ActOf<'say'>): ActResult => {
  if (!openTo(site, act.as, act.channel)) return no('not_in_channel')
  if (act.text.trim() === '') return no('no_text')
  const root = act.thread_ts
    ? site.world.timelines.get(act.channel)?.byTs.get(act.thread_ts)
    : undefined
  if (act.thread_ts && !root) return no('thread_not_found')
  say(site, {
    channel: act.channel,
    user: act.as,
    text: storedText(site, act.text),
    client_msg_id: randomUUID(),
    blocks: composed(site, act.text),
    thread_ts: root?.thread_ts ?? root?.ts,
  })
  return fine
}
