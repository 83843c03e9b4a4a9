import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { newSecret } from '../../workspace/secret.ts'
import { legacyToken } from '../shapes/refs.ts'
import type { Site } from '../site.ts'
import { newId } from '../world/names.ts'
import { type Outcome, taken } from './post.ts'
import { send } from './send.ts'

const slackDelays = [0, 60_000, 5 * 60_000]

const reasonOf = (outcome: Outcome) => {
  if ('status' in outcome) return 'http_error'
  return outcome.failed === 'operation_timeout' ? 'http_timeout' : 'connection_failed'
}

const deliverAll = async (site: Site, payload: object, first: Outcome | undefined) => {
  let outcome = first ?? (await send(site, payload))
  for (const [at, delay] of (site.options.retryDelays ?? slackDelays).slice(0, 3).entries()) {
    if (taken(outcome)) return
    if ('status' in outcome && outcome.headers['x-slack-no-retry'] === '1') return
    await pause(delay, undefined, { signal: site.stop.signal, ref: false })
    outcome = await send(site, payload, {
      headers: { 'x-slack-retry-num': String(at + 1), 'x-slack-retry-reason': reasonOf(outcome) },
    })
  }
}

const deliver = async (site: Site, id: string, payload: object, first?: Outcome) => {
  await deliverAll(site, payload, first)
  site.record({ kind: 'delivered', id })
}

/** An event goes to the bot, up to four times, and nobody waits for it. */
export const tell = (site: Site, event: Record<string, unknown>) => {
  const { team, bot } = site.options
  const id = newId('Ev')
  const payload = {
    token: legacyToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: id,
    event_time: Math.floor(site.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${newSecret()}`,
  }
  // In the journal before it goes out: an event outlives a workspace killed in between.
  site.record({ kind: 'event', id, body: JSON.stringify(payload) })
  site.background.run(deliver(site, id, payload))
}

const Envelope = z.looseObject({ type: z.literal('event_callback') })

/** Events that were under way when the workspace went down go out again. */
export const tellAgain = (site: Site) => {
  for (const [id, body] of site.world.undelivered)
    site.background.run(
      deliver(site, id, Envelope.parse(JSON.parse(body)), { failed: 'dispatch_failed' }),
    )
}
