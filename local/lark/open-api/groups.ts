import * as z from 'zod'
import { hasBot, type Site, tenantOf } from '../site.ts'
import type { Chat } from '../world/chats.ts'
import { endpoint, success } from './endpoint.ts'
import { Refusal } from './refusal.ts'

const usual = {
  add_member_permission: 'all_members',
  share_card_permission: 'allowed',
  at_all_permission: 'all_members',
  edit_permission: 'all_members',
  chat_type: 'private',
  chat_tag: 'inner',
  join_message_visibility: 'all_members',
  leave_message_visibility: 'all_members',
  membership_approval: 'no_approval_required',
  moderation_permission: 'all_members',
  urgent_setting: 'all_members',
  video_conference_setting: 'all_members',
  hide_member_count_setting: 'all_members',
  group_message_type: 'chat',
}

const describedFor = (site: Site, { id, name, kind, members }: Chat) => {
  const people = members.filter((member) => !site.people.get(member)?.bot)
  const shown = {
    avatar: '',
    name,
    user_count: String(people.length),
    chat_status: 'normal',
  }
  // Whom a chat does not have is told no more of it, and not refused.
  if (!hasBot(site, id)) return shown
  const { key } = site.options.tenant
  return {
    ...usual,
    ...shown,
    description: '',
    i18n_names: { zh_cn: name, en_us: '', ja_jp: '' },
    owner_id_type: 'open_id',
    owner_id: people[0] ?? '',
    user_manager_id_list: [],
    bot_manager_id_list: [],
    chat_mode: kind,
    external: people.some((person) => tenantOf(site, person) !== key),
    tenant_key: key,
    bot_count: String(members.length - people.length),
    labels: [],
    toolkit_ids: [],
  }
}

/** The call that tells what a chat is, and whether outsiders are in it. */
export const groups = [
  endpoint(
    'GET /open-apis/im/v1/chats/:chat_id',
    { query: { user_id_type: z.literal('open_id').optional() }, body: {} },
    (site, { at }) => {
      const chat = site.world.chats.get(at('chat_id'))
      if (!chat) throw new Refusal(232006, 'Your request specifies a chat_id which is invalid.')
      return success(describedFor(site, chat))
    },
  ),
]
