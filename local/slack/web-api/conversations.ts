import * as z from 'zod'
import { Refusal } from '../refusal.ts'
import { channelOf } from '../shapes/conversation.ts'
import { messageOf } from '../shapes/message.ts'
import { directId } from '../world/names.ts'
import { allOf, repliesTo } from '../world/timeline.ts'
import { timelineOf } from '../world/world.ts'
import { flag, listed, paging, Stamp } from './arguments.ts'
import { method } from './method.ts'
import { pageOf } from './paging.ts'
import { joinedBy, knownTo, personOf } from './places.ts'

const span = {
  channel: z.string(),
  ...paging,
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
}

const within = (range: {
  oldest?: string | undefined
  latest?: string | undefined
  inclusive: boolean
}) => {
  const from = Number(range.oldest ?? 0)
  const to = Number(range.latest ?? Number.POSITIVE_INFINITY)
  return ({ ts }: { ts: string }) => {
    const at = Number(ts)
    return range.inclusive ? at >= from && at <= to : at > from && at < to
  }
}

const kindNames = { channel: 'public_channel', private: 'private_channel', im: 'im' }

/** The methods about where people talk. */
export const conversations = {
  'conversations.open': method(
    {
      users: listed.optional(),
      channel: z.string().optional(),
      return_im: flag.default(false),
      prevent_creation: flag.optional(),
    },
    (site, { users, channel, return_im }) => {
      if ((users === undefined) === (channel === undefined)) throw new Refusal('invalid_arguments')
      // Group conversations are not part of this workspace.
      if (users && users.length > 1) throw new Refusal('too_many_users')
      const person = users?.[0] === undefined ? undefined : personOf(site, users[0])
      if (person?.bot) throw new Refusal('cannot_dm_bot')
      const conversation = joinedBy(site, person ? directId(person.id) : (channel ?? ''))
      return {
        no_op: true,
        already_open: true,
        channel: return_im ? channelOf(site, conversation) : { id: conversation.id },
      }
    },
  ),

  'conversations.info': method(
    {
      channel: z.string(),
      include_locale: flag.default(false),
      include_num_members: flag.optional(),
    },
    (site, { channel, include_locale }) => ({
      channel: {
        ...channelOf(site, knownTo(site, channel)),
        ...(include_locale ? { locale: 'zh-CN' } : {}),
      },
    }),
  ),

  'conversations.list': method(
    { ...paging, types: listed.default(['public_channel']), exclude_archived: flag.optional() },
    (site, { cursor, limit, types }) => {
      const all = [...site.world.conversations.values()].filter(
        (each) =>
          types.includes(kindNames[each.kind]) &&
          (each.kind === 'channel' || each.members.includes(site.options.bot.userId)),
      )
      const { page, response_metadata } = pageOf(all, cursor, limit)
      return { channels: page.map((each) => channelOf(site, each)), response_metadata }
    },
  ),

  'conversations.members': method(
    { channel: z.string(), ...paging },
    (site, { channel, cursor, limit }) => {
      const { page, response_metadata } = pageOf(knownTo(site, channel).members, cursor, limit)
      return { members: page, response_metadata }
    },
  ),

  'conversations.history': method(span, (site, { channel, cursor, limit, ...range }) => {
    const { id } = joinedBy(site, channel)
    const roots = allOf(timelineOf(site.world, id))
      .filter(({ thread_ts, ts, broadcast }) => !thread_ts || thread_ts === ts || broadcast)
      .filter(within(range))
      .reverse()
    const { page, response_metadata, has_more } = pageOf(roots, cursor, limit)
    const messages = page.map((each) => messageOf(site, each, range.include_all_metadata))
    return { messages, has_more, pin_count: 0, response_metadata }
  }),

  'conversations.replies': method(
    { ...span, ts: Stamp },
    (site, { channel, ts, cursor, limit, ...range }) => {
      const { id } = joinedBy(site, channel)
      const timeline = timelineOf(site.world, id)
      const asked = timeline.byTs.get(ts)
      const root = timeline.byTs.get(asked?.thread_ts ?? ts)
      if (!root) throw new Refusal('thread_not_found')
      // The root is given whatever the range.
      const thread = [root, ...repliesTo(timeline, root.ts).filter(within(range))]
      const { page, response_metadata, has_more } = pageOf(thread, cursor, limit)
      const messages = page.map((each) => messageOf(site, each, range.include_all_metadata))
      return { messages, has_more, response_metadata }
    },
  ),
}
