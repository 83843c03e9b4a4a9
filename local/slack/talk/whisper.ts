import type { Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { slackbot } from '../world/people.ts'

/** A message for one person's eyes. */
export const whisper = (site: Site, to: string, draft: Omit<Message, 'ts'>): Message => {
  const message = { ...draft, ts: site.stamps.next() }
  site.ephemerals.show(to, message)
  site.listeners.changed()
  return message
}

/** What Slack itself tells a person when the bot failed them. */
export const warn = (
  site: Site,
  to: string,
  where: { channel: string; thread_ts?: string | undefined },
  text: string,
) => whisper(site, to, { ...where, user: slackbot, text })
