import { present } from '../../workspace/present.ts'
import { type Site, tenantOf } from '../site.ts'
import type { Message } from '../world/message.ts'
import { idsOf } from './ids.ts'
import { threadOf } from './thread.ts'

/** What a bot is told of a message: the event of `im.message.receive_v1`. */
export const receivedOf = (site: Site, message: Message) => ({
  sender: {
    sender_id: idsOf(message.sender),
    sender_type: 'user',
    tenant_key: tenantOf(site, message.sender),
  },
  message: present({
    message_id: message.id,
    root_id: message.root,
    parent_id: message.parent,
    thread_id: threadOf(site, message),
    create_time: String(message.createdAt),
    update_time: String(message.createdAt),
    chat_id: message.chat,
    chat_type: site.world.chats.get(message.chat)?.kind,
    message_type: message.type,
    content: message.content,
    mentions: message.mentions?.map(({ key, openId, name }) => ({
      key,
      id: { ...idsOf(openId), user_id: '' },
      mentioned_type: site.people.get(openId)?.bot ? 'bot' : 'user',
      name,
      tenant_key: tenantOf(site, openId),
    })),
    user_agent: 'Mozilla/5.0 Lark/7.40',
  }),
})
