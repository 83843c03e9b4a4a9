import { present } from '../workspace/present.ts'
import type {
  WorkspaceChannel,
  WorkspaceMessage,
  WorkspaceState,
  WorkspaceView,
} from './contract.ts'
import type { OpenView } from './live/views.ts'
import { drawnMessage } from './shapes/message.ts'
import type { Site } from './site.ts'
import type { Conversation } from './world/conversation.ts'
import { otherSide } from './world/conversations.ts'
import { allOf } from './world/timeline.ts'
import { readKey, timelineOf } from './world/world.ts'

const unread = (site: Site, person: string, channel: string) => {
  const timeline = timelineOf(site.world, channel)
  const seen = site.world.read.get(readKey(person, channel)) ?? ''
  let count = 0
  for (let at = timeline.order.length - 1; at >= 0; at -= 1) {
    const ts = timeline.order[at] ?? ''
    if (ts <= seen) break
    if (timeline.byTs.get(ts)?.user !== person) count += 1
  }
  return count
}

const drawnChannel = (site: Site, person: string, each: Conversation): WorkspaceChannel => {
  const other = each.kind === 'im' ? otherSide(each, person) : undefined
  return present({
    id: each.id,
    name: other ? (site.people.get(other)?.name ?? '') : each.name,
    kind: each.kind,
    members: each.members,
    unread: unread(site, person, each.id),
    with: other,
  })
}

const drawnView = (view: OpenView): WorkspaceView =>
  present({ id: view.id, hash: view.hash, view: view.body, errors: view.errors })

const byTime = (one: WorkspaceMessage, other: WorkspaceMessage) => (one.ts < other.ts ? -1 : 1)

/** Every message of a channel, oldest first. */
export const messagesIn = (site: Site, channel: string): WorkspaceMessage[] =>
  allOf(timelineOf(site.world, channel)).map((message) => drawnMessage(site, message, false))

/** The workspace as one person sees it. */
export const stateFor = (site: Site, person: string): WorkspaceState => {
  const channels = [...site.world.conversations.values()].filter((each) =>
    each.members.includes(person),
  )
  const home = site.views.home(person)
  return present({
    team: site.options.team,
    now: site.clock.now(),
    people: [...site.people.values()],
    channels: channels.map((each) => drawnChannel(site, person, each)),
    messages: [
      ...channels.flatMap((each) => messagesIn(site, each.id)),
      ...site.ephemerals.shownTo(person).map((message) => drawnMessage(site, message, true)),
    ].sort(byTime),
    modals: site.views.stack(person).map(drawnView),
    home: home && drawnView(home),
    commands: site.options.commands.map(({ should_escape: _, ...command }) => command),
    shortcuts: site.options.shortcuts,
    beside: site.options.beside?.(),
  })
}
