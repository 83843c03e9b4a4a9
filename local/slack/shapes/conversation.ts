import type { Site } from '../site.ts'
import type { Conversation } from '../world/conversation.ts'
import { otherSide } from '../world/conversations.ts'

/** A conversation as `conversations.info` gives it to the bot. */
export const channelOf = (site: Site, conversation: Conversation) => {
  const { bot, team } = site.options
  const common = {
    id: conversation.id,
    created: 1_795_000_000,
    is_archived: false,
    is_im: conversation.kind === 'im',
    is_mpim: false,
    context_team_id: team.id,
  }
  if (conversation.kind === 'im')
    return { ...common, user: otherSide(conversation, bot.userId), is_user_deleted: false }
  const { shared = false } = conversation
  return {
    ...common,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: conversation.kind === 'channel',
    is_group: conversation.kind === 'private',
    is_private: conversation.kind === 'private',
    is_general: false,
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: conversation.members.includes(bot.userId),
    num_members: conversation.members.length,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  }
}

/** A channel as interaction payloads name it. */
export const channelRef = (conversation: Conversation) => ({
  id: conversation.id,
  name: conversation.kind === 'im' ? 'directmessage' : conversation.name,
})
