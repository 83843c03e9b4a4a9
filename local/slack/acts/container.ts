import { present } from '../../workspace/present.ts'
import { answersOf } from '../answers/answers.ts'
import type { Values } from '../answers/values.ts'
import type { Block } from '../block-kit/blocks.ts'
import { channelRef } from '../shapes/conversation.ts'
import { messageOf } from '../shapes/message.ts'
import { viewOf } from '../shapes/view.ts'
import type { Site } from '../site.ts'
import { seenBy } from './places.ts'

/** The message or view in which a person presses or types, as payloads tell of it. */
export interface Container {
  blocks: Block[]
  view?: string
  payload: Record<string, unknown>
  /** Where to tell the person that it failed. */
  where?: { channel: string; thread_ts?: string | undefined }
}

const viewContainer = (site: Site, person: string, id: string, values: Values) => {
  const view = site.views.find(id)
  if (view?.user !== person) return undefined
  view.values = answersOf(view.body.blocks, values, view.values)
  const payload = { container: { type: 'view', view_id: id }, view: viewOf(site, view) }
  return { blocks: view.body.blocks, view: id, payload }
}

const messageContainer = (
  site: Site,
  person: string,
  at: { channel: string; ts: string },
  values: Values,
) => {
  const seen = seenBy(site, person, at)
  if (!seen) return undefined
  const { message, conversation, ephemeral } = seen
  const blocks = message.blocks ?? []
  const payload = {
    container: present({
      type: 'message',
      message_ts: message.ts,
      channel_id: conversation.id,
      is_ephemeral: ephemeral,
      thread_ts: message.thread_ts,
    }),
    channel: channelRef(conversation),
    // Slack keeps no text of what it showed to one person only.
    message: ephemeral ? undefined : messageOf(site, message, true),
    state: { values: answersOf(blocks, values) },
  }
  const where = { channel: conversation.id, thread_ts: message.thread_ts }
  return { blocks, payload: present(payload), where }
}

/** Finds where a person is acting; nobody acts in another's view, or in what they cannot see. */
export const containerOf = (
  site: Site,
  person: string,
  at: {
    view?: string | undefined
    message?: { channel: string; ts: string } | undefined
  },
  values: Values,
): Container | undefined => {
  if (at.view !== undefined) return viewContainer(site, person, at.view, values)
  if (at.message !== undefined) return messageContainer(site, person, at.message, values)
  return undefined
}
