import type { LarkWorkspaceOptions } from '../contract.ts'
import type { Change } from './change.ts'
import { type Chat, chatsOf } from './chats.ts'
import type { Message } from './message.ts'

/** All that the workspace remembers across a restart. */
export interface World {
  chats: Map<string, Chat>
  messages: Map<string, Message>
  /** What was said in each chat, oldest first. */
  said: Map<string, string[]>
  /** What was said in the thread under each message, oldest first. */
  threads: Map<string, string[]>
  /** The bot's messages by what it knows them by. */
  uuids: Map<string, string>
  /** The last message seen, by person and chat. */
  read: Map<string, string>
  /** Events that the bot has not taken yet, by event id. */
  undelivered: Map<string, string>
  forwarded: number
}

/** The workspace on its first morning. */
export const worldOf = (options: LarkWorkspaceOptions): World => ({
  chats: chatsOf(options),
  messages: new Map(),
  said: new Map(),
  threads: new Map(),
  uuids: new Map(),
  read: new Map(),
  undelivered: new Map(),
  forwarded: 0,
})

/** Key of a person's place in a chat. */
export const readKey = (person: string, chat: string) => `${person} ${chat}`

/** The messages of a chat, oldest first. */
export const saidIn = (world: World, chat: string): Message[] => found(world, world.said.get(chat))

/** What was said in the thread under a message, oldest first. */
export const repliesTo = (world: World, root: string): Message[] =>
  found(world, world.threads.get(root))

const found = (world: World, ids: string[] = []) =>
  ids.flatMap((id) => world.messages.get(id) ?? [])

const push = (lists: Map<string, string[]>, key: string, id: string) => {
  const list = lists.get(key)
  if (list) list.push(id)
  else lists.set(key, [id])
}

const place = (world: World, message: Message) => {
  const known = world.messages.has(message.id)
  world.messages.set(message.id, message)
  if (known) return
  push(world.said, message.chat, message.id)
  if (message.threaded && message.root) push(world.threads, message.root, message.id)
  if (message.uuid) world.uuids.set(message.uuid, message.id)
}

/** What a change does to the world. */
export const apply = (world: World, change: Change): void => {
  switch (change.kind) {
    case 'message':
      place(world, change.message)
      break
    case 'read':
      world.read.set(readKey(change.person, change.chat), change.message)
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
