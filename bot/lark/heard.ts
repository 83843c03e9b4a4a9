import * as z from 'zod'
import { Attachment } from '../../shared/records/document.ts'
import { ChatIdentity } from '../../shared/records/person.ts'
import { Place } from '../../shared/records/place.ts'
import { contentIn, type Mention } from './content.ts'
import type { Installation } from './face.ts'
import { identity, placeIn } from './read.ts'

/** Something said or done where we are, as it waits in the inbox. Ids of its items begin with `lark:`. */
export const Heard = z.discriminatedUnion('heard', [
  z.object({
    heard: z.literal('message'),
    by: ChatIdentity,
    place: Place,
    messageId: z.string(),
    /** The message that it answers. */
    parentId: z.string().optional(),
    at: z.int(),
    text: z.string(),
    attachments: z.array(Attachment),
    /** Whom it names first, other than us. */
    mentioned: ChatIdentity.optional(),
    /** Said to us: in a one-to-one chat, or with our name. */
    toUs: z.boolean(),
  }),
  /** A line of the bot's menu was chosen. */
  z.object({ heard: z.literal('menu'), by: ChatIdentity, at: z.int(), name: z.string() }),
  /** The one-to-one chat with us was opened. */
  z.object({ heard: z.literal('entered'), by: ChatIdentity }),
])
export type Heard = z.infer<typeof Heard>

/** The events that we listen to. */
export const EVENTS = {
  message: 'im.message.receive_v1',
  menu: 'application.bot.menu_v6',
  entered: 'im.chat.access_event.bot_p2p_chat_entered_v1',
} as const

const Header = z.looseObject({
  event_id: z.string().min(1),
  event_type: z.string(),
  tenant_key: z.string().min(1),
  // Milliseconds, and microseconds in some samples.
  create_time: z.string().regex(/^\d{13}/),
})

const UserId = z.looseObject({ open_id: z.string().min(1) })

const Said = z.looseObject({
  sender: z.looseObject({
    sender_id: UserId,
    // Apps and bots, ourselves among them, are not spoken with.
    sender_type: z.literal('user'),
    tenant_key: z.string().optional(),
  }),
  message: z.looseObject({
    message_id: z.string().min(1),
    root_id: z.string().optional(),
    parent_id: z.string().optional(),
    thread_id: z.string().optional(),
    create_time: z.string().regex(/^\d{13}$/),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.looseObject({
          key: z.string(),
          id: z.looseObject({ open_id: z.string().nullish() }).nullish(),
          name: z.string().default(''),
          mentioned_type: z.string().optional(),
          tenant_key: z.string().optional(),
        }),
      )
      .nullish(),
  }),
})
type Said = z.infer<typeof Said>

const MenuChosen = z.looseObject({
  operator: z.looseObject({ operator_id: UserId }),
  event_key: z.string().min(1),
})

const Entered = z.looseObject({ operator_id: UserId })

/** Reads an event. Bots, stickers and the like, and talk that does not concern us are none. */
export function heardIn(
  body: unknown,
  { botOpenId }: Pick<Installation, 'botOpenId'>,
): { id: string; event: Heard } | undefined {
  const { header, event } = z.looseObject({ header: Header, event: z.unknown() }).parse(body)
  const ours = header.tenant_key
  const at = Number(header.create_time.slice(0, 13))
  switch (header.event_type) {
    case EVENTS.message: {
      const said = Said.safeParse(event)
      return said.data && messageIn(said.data, ours, botOpenId)
    }
    case EVENTS.menu: {
      const { operator, event_key } = MenuChosen.parse(event)
      const by = identity(operator.operator_id.open_id, ours)
      const id = `lark:event:${header.event_id}`
      return { id, event: { heard: 'menu', by, at, name: event_key } }
    }
    case EVENTS.entered: {
      const { open_id } = Entered.parse(event).operator_id
      const by = identity(open_id, ours)
      // Lark says so at every opening. The inbox keeps an id for a week: more often nobody is greeted.
      return { id: `lark:entered:${ours}:${open_id}`, event: { heard: 'entered', by } }
    }
    default:
      return undefined
  }
}

function messageIn({ sender, message }: Said, ours: string, botOpenId: string) {
  const { message_id, parent_id, chat_id } = message
  const mentions = (message.mentions ?? []).map((one) => mentionOf(one, ours, botOpenId))
  const at = Number(message.create_time)
  const content = contentIn(message.message_type, message.content, mentions, {
    messageId: message_id,
    workspace: ours,
    at,
  })
  const isDirect = message.chat_type === 'p2p'
  const toUs = isDirect || mentions.some(({ isUs }) => isUs)
  if (!content || (!toUs && content.attachments.length === 0)) return undefined
  const mentioned = mentions.find(({ who, isUs }) => who && !isUs)?.who
  return {
    // Lark tells a message at least once, under several event ids if it must: its own id is the name.
    id: `lark:message:${message_id}`,
    event: {
      heard: 'message' as const,
      by: identity(sender.sender_id.open_id, sender.tenant_key || ours),
      place: placeIn(ours, chat_id, { thread: threadOf(message, isDirect), direct: isDirect }),
      messageId: message_id,
      ...(parent_id ? { parentId: parent_id } : {}),
      at,
      ...content,
      ...(mentioned ? { mentioned } : {}),
      toUs,
    },
  }
}

/** In a group every answer hangs under the message; two people talk without threads, unless they began one. */
function threadOf(message: Said['message'], isDirect: boolean): string | undefined {
  const { message_id, root_id, thread_id } = message
  if (!isDirect) return root_id || message_id
  return thread_id ? root_id : undefined
}

function mentionOf(
  mention: NonNullable<Said['message']['mentions']>[number],
  ours: string,
  botOpenId: string,
): Mention {
  const { key, id, name, mentioned_type, tenant_key } = mention
  const isUs = id?.open_id === botOpenId
  const who = isUs || mentioned_type !== 'bot' ? id?.open_id : undefined
  return {
    key,
    name,
    isUs,
    ...(who ? { who: identity(who, tenant_key || ours) } : {}),
  }
}
