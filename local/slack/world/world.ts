import type { WorkspaceOptions } from '../options.ts'
import type { Change } from './change.ts'
import type { Conversation } from './conversation.ts'
import { conversationsOf } from './conversations.ts'
import type { StoredFile } from './message.ts'
import { emptyTimeline, place, remove, type Timeline } from './timeline.ts'

/** All that the workspace remembers across a restart. */
export interface World {
  conversations: Map<string, Conversation>
  timelines: Map<string, Timeline>
  files: Map<string, StoredFile>
  /** The last message seen, by person and channel. */
  read: Map<string, string>
  /** Events that the bot has not taken yet, by event id. */
  undelivered: Map<string, string>
  forwarded: number
}

/** The workspace on its first morning. */
export const worldOf = (options: WorkspaceOptions): World => ({
  conversations: conversationsOf(options),
  timelines: new Map(),
  files: new Map(),
  read: new Map(),
  undelivered: new Map(),
  forwarded: 0,
})

/** Key of a person's place in a channel. */
export const readKey = (user: string, channel: string) => `${user} ${channel}`

/** The timeline of a channel, begun when first asked for. */
export const timelineOf = (world: World, channel: string): Timeline => {
  const known = world.timelines.get(channel)
  if (known) return known
  const begun = emptyTimeline()
  world.timelines.set(channel, begun)
  return begun
}

/** What a change does to the world. */
export const apply = (world: World, change: Change): void => {
  switch (change.kind) {
    case 'message':
      place(timelineOf(world, change.message.channel), change.message)
      break
    case 'removed':
      remove(timelineOf(world, change.channel), change.ts)
      break
    case 'file':
      world.files.set(change.file.id, change.file)
      break
    case 'read':
      world.read.set(readKey(change.user, change.channel), change.ts)
      break
    case 'forwarded':
      world.forwarded += change.by
      break
    case 'event':
      world.undelivered.set(change.id, change.body)
      break
    case 'delivered':
      world.undelivered.delete(change.id)
      break
  }
}
