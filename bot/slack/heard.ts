import * as z from 'zod'
import { ChatIdentity } from '../../shared/records/person.ts'
import { Place } from '../../shared/records/place.ts'
import { SharedFile } from './files.ts'
import { identity, mentionedIn, placeIn } from './read.ts'
import { typedIn } from './text.ts'

/** Something said where we are, as it waits in the inbox. */
export const Heard = z.discriminatedUnion('heard', [
  z.object({
    heard: z.literal('message'),
    by: ChatIdentity,
    place: Place,
    ts: z.string(),
    text: z.string(),
    /** Whom it names, beside us. */
    mentioned: ChatIdentity.optional(),
    files: z.array(SharedFile),
    /** Said to us: in a direct message, or with our name. */
    toUs: z.boolean(),
    /** In a direct message: nobody else reads the answer. */
    direct: z.boolean().optional(),
  }),
  z.object({ heard: z.literal('home'), by: ChatIdentity }),
])
export type Heard = z.infer<typeof Heard>

const Said = z.looseObject({
  type: z.enum(['app_mention', 'message']),
  subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
  user: z.string(),
  user_team: z.string().optional(),
  team: z.string().optional(),
  bot_id: z.undefined().optional(),
  hidden: z.literal(false).optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  files: z.array(SharedFile).default([]),
})

const HomeOpened = z.looseObject({
  type: z.literal('app_home_opened'),
  user: z.string(),
  tab: z.literal('home'),
})

const Envelope = z.looseObject({
  team_id: z.string(),
  event_id: z.string(),
  event: z.unknown(),
  authorizations: z.array(z.looseObject({ user_id: z.string().regex(/^\w+$/) })).default([]),
})

/** Reads an event. Edits, deletions, other bots, and talk that does not concern us are none. */
export function heardIn(body: unknown): { id: string; event: Heard } | undefined {
  const { team_id, event_id, event, authorizations } = Envelope.parse(body)
  const home = HomeOpened.safeParse(event)
  if (home.success) {
    const by = identity(home.data.user, team_id)
    return { id: `slack:event:${event_id}`, event: { heard: 'home', by } }
  }
  const said = Said.safeParse(event)
  if (!said.success) return undefined
  const { type, user, channel, channel_type, ts, thread_ts, files } = said.data
  const isDirect = channel_type === 'im'
  const us = authorizations.map(({ user_id }) => user_id)
  const isNamed = us.some((id) => said.data.text.includes(`<@${id}`))
  const toUs = isDirect || isNamed || type === 'app_mention'
  if (!toUs && files.length === 0) return undefined
  const text = withoutUs(said.data.text, us)
  const mentioned = mentionedIn(text, team_id)
  return {
    // A mention is told twice, as `app_mention` and as `message`: one name for both.
    id: `slack:message:${channel}:${ts}`,
    event: {
      heard: 'message',
      by: identity(user, said.data.user_team ?? said.data.team ?? team_id),
      place: placeIn(team_id, channel, thread_ts ?? (isDirect ? undefined : ts)),
      ts,
      text: typedIn(text).trim(),
      ...(mentioned ? { mentioned } : {}),
      files: files.map(({ id, name, title, size, mode, file_access }) => ({
        id,
        name,
        title,
        size,
        mode,
        file_access,
      })),
      toUs,
      ...(isDirect ? { direct: true } : {}),
    },
  }
}

const withoutUs = (text: string, us: readonly string[]): string =>
  us.reduce((rest, id) => rest.replaceAll(new RegExp(`<@${id}(\\|[^<>]*)?>`, 'g'), ' '), text)
