import type { LarkActResult } from '../contract.ts'
import type { Site } from '../site.ts'
import { withMentions } from '../talk/mentions.ts'
import { say, under } from '../talk/say.ts'
import type { ActOf } from './act.ts'
import { no } from './outcome.ts'
import { openTo, targetIn } from './places.ts'

/** A person writes a message. */
export const saying = (site: Site, act: ActOf<'say'>): LarkActResult => {
  const chat = openTo(site, act.as, act.chat)
  if (!chat) return no('not_in_chat')
  if (act.text.trim() === '') return no('no_text')
  const target = targetIn(site, chat.id, act.root)
  if (target === false) return no('message_not_found')
  const { text, mentions } = withMentions(site, chat, act.text)
  const { id } = say(site, {
    chat: chat.id,
    sender: act.as,
    type: 'text',
    content: JSON.stringify({ text }),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...under(target, true),
  })
  return { ok: true, message: id }
}
