import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { Posted } from '../../workspace/post.ts'
import type { Site } from '../site.ts'
import { payloadOf } from './payload.ts'
import { send } from './send.ts'

// facts-chat C2: after 15 s, 5 min, 1 h and 6 h.
const larkDelays = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000]

/** A longer pause is no delivery under way. */
const short = 1000

const taken = (outcome: Posted) => 'status' in outcome && outcome.status === 200

const deliver = async (site: Site, id: string, payload: object, tried = 0): Promise<void> => {
  const delay = (site.options.retryDelays ?? larkDelays)[tried]
  if (taken(await send(site, payload)) || delay === undefined)
    return site.record({ kind: 'delivered', id })
  const later = async () => {
    await pause(delay, undefined, { signal: site.stop.signal, ref: false })
    const again = deliver(site, id, payload, tried + 1)
    if (delay > short) site.background.run(again)
    else await again
  }
  if (delay <= short) return await later()
  // Closed in between: what was not taken is in the journal.
  later().catch(() => {})
}

/** An event goes to the bot, up to five times, and nobody waits for it. */
export const tell = (site: Site, type: string, event: Record<string, unknown>) => {
  const payload = payloadOf(site, type, event)
  const id = payload.header.event_id
  // In the journal before it goes out: an event outlives a workspace killed in between.
  site.record({ kind: 'event', id, body: JSON.stringify(payload) })
  site.background.run(deliver(site, id, payload))
}

const Kept = z.looseObject({ header: z.looseObject({}) })

/** Events that were under way when the workspace went down go out again. */
export const tellAgain = (site: Site) => {
  const { verificationToken: token } = site.options.app
  for (const [id, body] of site.world.undelivered) {
    const kept = Kept.parse(JSON.parse(body))
    // The app may have been given another token since.
    const payload = { ...kept, header: { ...kept.header, token } }
    site.background.run(deliver(site, id, payload))
  }
}
