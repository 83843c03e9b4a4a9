import type { Site } from '../site.ts'
import { newEventId } from '../world/names.ts'

/** A delivery in Lark's second shape, under an id of its own. */
export const payloadOf = (site: Site, type: string, event: Record<string, unknown>) => {
  const { app, tenant } = site.options
  const now = Math.floor(site.clock.now())
  return {
    schema: '2.0',
    header: {
      event_id: newEventId(),
      event_type: type,
      // facts-chat C2: of a press the time comes in microseconds.
      create_time: type === 'card.action.trigger' ? `${now}000` : String(now),
      token: app.verificationToken,
      app_id: app.appId,
      tenant_key: tenant.key,
    },
    event,
  }
}
