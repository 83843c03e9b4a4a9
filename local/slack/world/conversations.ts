import type { WorkspaceOptions } from '../options.ts'
import type { Conversation } from './conversation.ts'
import { directId } from './names.ts'

/** The channels given, and a direct conversation of each person with the bot. */
export const conversationsOf = ({ channels, people, bot }: WorkspaceOptions) => {
  const direct = people.map(
    (person): Conversation => ({
      id: directId(person.id),
      name: '',
      kind: 'im',
      members: [person.id, bot.userId],
    }),
  )
  return new Map([...channels, ...direct].map((each) => [each.id, each]))
}

/** What Slack calls the kind of a conversation in events. */
export const channelType = (conversation: Conversation) =>
  conversation.kind === 'channel' ? 'channel' : conversation.kind === 'im' ? 'im' : 'group'

/** The other side of a direct conversation, as one of its members sees it. */
export const otherSide = (conversation: Conversation, person: string) =>
  conversation.members.find((member) => member !== person) ?? person
