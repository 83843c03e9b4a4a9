import { present } from '../workspace/present.ts'
import type { LarkChat, LarkMessage, LarkState } from './contract.ts'
import { drawnFor } from './shapes/drawn.ts'
import type { Site } from './site.ts'
import { type Chat, otherSide } from './world/chats.ts'
import { readKey, saidIn } from './world/world.ts'

const unread = ({ world }: Site, person: string, chat: string) => {
  const seen = world.read.get(readKey(person, chat))
  const said = saidIn(world, chat)
  const from = said.findLastIndex(({ id }) => id === seen) + 1
  return said.slice(from).filter(({ sender }) => sender !== person).length
}

const drawnChat = (site: Site, person: string, chat: Chat): LarkChat => {
  const other = otherSide(chat, person)
  return present({
    id: chat.id,
    name: other === undefined ? chat.name : (site.people.get(other)?.name ?? ''),
    kind: chat.kind,
    members: chat.members,
    unread: unread(site, person, chat.id),
    with: other,
  })
}

/** Every message of a chat, oldest first. */
export const messagesIn = (site: Site, chat: string): LarkMessage[] =>
  saidIn(site.world, chat).map((message) => drawnFor(site, message))

/** The workspace as one person sees it. */
export const stateFor = (site: Site, person: string): LarkState => {
  const chats = [...site.world.chats.values()].filter(({ members }) => members.includes(person))
  const { tenant, menu, beside } = site.options
  return present({
    tenant,
    now: site.clock.now(),
    people: [...site.people.values()],
    chats: chats.map((chat) => drawnChat(site, person, chat)),
    messages: chats
      .flatMap(({ id }) => saidIn(site.world, id))
      .sort((one, other) => one.createdAt - other.createdAt)
      .map((message) => drawnFor(site, message, person)),
    menu,
    beside: beside?.(),
  })
}
