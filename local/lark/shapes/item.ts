import { present } from '../../workspace/present.ts'
import { type Site, tenantOf } from '../site.ts'
import type { Message } from '../world/message.ts'
import { threadOf } from './thread.ts'

/** Words that stand in place of a new card for those who ask for the old kind. */
const tooNew = '请升级至最新版本客户端，以查看内容'

/** How cards come back: as an older client is shown them, or as they were sent. */
export type CardContent = 'user_card_content' | undefined

const contentOf = ({ type, content }: Message, as: CardContent) => {
  if (type !== 'interactive') return content
  if (as === 'user_card_content') return JSON.stringify({ user_dsl: content })
  return JSON.stringify({ title: '', elements: [[{ tag: 'text', text: tooNew }]] })
}

const senderOf = (site: Site, openId: string) => {
  const bot = site.people.get(openId)?.bot
  return {
    id: bot ? site.options.app.appId : openId,
    id_type: bot ? 'app_id' : 'open_id',
    sender_type: bot ? 'app' : 'user',
    tenant_key: tenantOf(site, openId),
  }
}

/** A message as the Open API gives it. */
export const itemOf = (site: Site, message: Message, as?: CardContent) =>
  present({
    message_id: message.id,
    root_id: message.root,
    parent_id: message.parent,
    thread_id: threadOf(site, message),
    msg_type: message.type,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt ?? message.createdAt),
    deleted: false,
    updated: message.updatedAt !== undefined,
    chat_id: message.chat,
    sender: senderOf(site, message.sender),
    body: { content: contentOf(message, as) },
    mentions: message.mentions?.map(({ key, openId, name }) => ({
      key,
      id: openId,
      id_type: 'open_id',
      name,
      tenant_key: tenantOf(site, openId),
    })),
  })
