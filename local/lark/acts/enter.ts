import type { LarkActResult } from '../contract.ts'
import { tell } from '../deliver/events.ts'
import { idsOf } from '../shapes/ids.ts'
import type { Site } from '../site.ts'
import { directChat } from '../world/chats.ts'
import { saidIn } from '../world/world.ts'
import type { ActOf } from './act.ts'
import { fine } from './outcome.ts'

/** A person opens the one-to-one chat with the bot. */
export const entering = (site: Site, act: ActOf<'enter'>): LarkActResult => {
  const chat = directChat(act.as)
  const last = saidIn(site.world, chat).at(-1)
  tell(site, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat,
    operator_id: idsOf(act.as),
    ...(last ? { last_message_id: last.id, last_message_create_time: String(last.createdAt) } : {}),
  })
  return fine
}
