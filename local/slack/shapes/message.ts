import { present } from '../../workspace/present.ts'
import type { WorkspaceMessage } from '../contract.ts'
import type { Site } from '../site.ts'
import type { Message } from '../world/message.ts'
import { repliesTo, type Timeline } from '../world/timeline.ts'
import { timelineOf } from '../world/world.ts'
import { filesOf, kindOf } from './file.ts'

const threadOf = (timeline: Timeline, message: Message) => {
  const replies = repliesTo(timeline, message.ts)
  const last = replies.at(-1)
  if (!last) return {}
  const users = [...new Set(replies.map((reply) => reply.user))]
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: last.ts,
    is_locked: false,
  }
}

const parentOf = (timeline: Timeline, message: Message) => {
  if (!message.thread_ts || message.thread_ts === message.ts) return {}
  const parent = timeline.byTs.get(message.thread_ts)
  return { thread_ts: message.thread_ts, ...(parent ? { parent_user_id: parent.user } : {}) }
}

/** A message as the Web API and payloads show it. */
export const messageOf = (site: Site, message: Message, withMetadata = false) => {
  const timeline = timelineOf(site.world, message.channel)
  return {
    type: 'message',
    ...present({
      subtype: message.subtype,
      user: message.user,
      bot_id: message.bot_id,
      app_id: message.app_id,
      client_msg_id: message.client_msg_id,
      text: message.text,
      ts: message.ts,
      team: site.options.team.id,
      blocks: message.blocks,
      files: message.files && filesOf(site, message.files),
      upload: message.files ? false : undefined,
      edited: message.edited,
      reactions: message.reactions?.map((each) => ({ ...each, count: each.users.length })),
      metadata: withMetadata ? message.metadata : undefined,
    }),
    ...parentOf(timeline, message),
    ...threadOf(timeline, message),
  }
}

/** A message as the page of the workspace draws it. */
export const drawnMessage = (site: Site, message: Message, ephemeral: boolean) => {
  const replies = timelineOf(site.world, message.channel).threads.get(message.ts)?.length
  const drawn: WorkspaceMessage = present({
    ts: message.ts,
    channel: message.channel,
    user: message.user,
    text: message.text,
    blocks: message.blocks,
    thread_ts: message.thread_ts,
    reply_count: replies || undefined,
    files: message.files?.flatMap((id) => {
      const file = site.world.files.get(id)
      if (!file) return []
      return [{ id, name: file.name, mimetype: kindOf(file.name).mimetype, size: file.size }]
    }),
    ephemeral: ephemeral || undefined,
    edited: message.edited ? true : undefined,
    bot_id: message.bot_id,
    subtype: message.subtype,
    reactions: message.reactions,
    metadata: message.metadata,
  })
  return drawn
}
