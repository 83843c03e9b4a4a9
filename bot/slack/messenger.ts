import { WebClient } from '@slack/web-api'
import * as z from 'zod'
import type { Log } from '../../shared/commands/log.ts'
import {
  type Messenger,
  PlaceClosed,
  type Posted,
  type Recipient,
} from '../../shared/commands/messenger.ts'
import type { Card } from '../../shared/replies/card.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { amongOurselves } from '../gateway/among-ourselves.ts'
import { clientOf, clientOptionsOf } from './client.ts'
import type { Installation } from './face.ts'
import { fetchFile } from './fetching.ts'
import { homeOf } from './home.ts'
import { readByOutsiders } from './outsiders.ts'
import { blocksOf, textOf } from './reply.ts'
import { spoken } from './spoken.ts'

/** The mark by which a message of ours is found again. */
const EFFECT = 'anjuan_effect'

const Conversation = z.looseObject({ channel: z.looseObject({ id: z.string() }) })
const Told = z.looseObject({ user: z.looseObject({ locale: z.string().optional() }) })
const Sent = z.looseObject({ channel: z.string(), ts: z.string() })
const Page = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
        .optional(),
    }),
  ),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).optional(),
})

/** What the reactors say in Slack. A rate limit is thrown with its `retryAfter`, for the outbox to wait. */
export function slackMessenger(
  installation: Installation,
  log: Log,
  now: () => number = Date.now,
): Messenger {
  const client = clientOf(installation, log)
  // A post whose answer was lost may stand: it is looked for before it is said again, never repeated blindly.
  const speaker = new WebClient(installation.botToken, {
    ...clientOptionsOf(installation, log),
    retryConfig: { retries: 0 },
  })
  const dms = new Map<string, string>()
  const allowed = amongOurselves(readByOutsiders(client, log), now)
  return {
    post: async (to, card, effect) => {
      if ('place' in to && !to.place.direct) await allowed(to.place.channel)
      const { channel, thread } = await wayTo(to)
      const sent = await spoken(
        speaker.chat.postMessage({
          channel,
          ...contentOf(card),
          ...(thread ? { thread_ts: thread } : {}),
          metadata: { event_type: EFFECT, event_payload: { effect } },
          unfurl_links: false,
          unfurl_media: false,
        }),
      )
      return postedIn(Sent.parse(sent))
    },
    find: async (to, effect, since) => {
      const { channel, thread } = await wayTo(to)
      const ts = await findMessage(client, channel, thread, effect, since)
      return ts === undefined ? undefined : postedIn({ channel, ts })
    },
    update: async ({ channel, ts }, card) => {
      await spoken(client.chat.update({ channel, ts, ...contentOf(card) }))
    },
    fetch: (attachment) => fetchFile(client, installation, attachment),
    languageOf: async ({ user }) => {
      try {
        const told = await spoken(client.users.info({ user, include_locale: true }))
        return languageIn(Told.parse(told).user.locale)
      } catch (error) {
        if (error instanceof PlaceClosed) return undefined
        throw error
      }
    },
    home: async ({ user }, cards) => {
      await spoken(client.views.publish({ user_id: user, view: homeOf(cards) }))
    },
  }

  async function wayTo(to: Recipient): Promise<{ channel: string; thread?: string | undefined }> {
    if ('place' in to) return to.place
    const { user } = to.identity
    const known = dms.get(user)
    if (known) return { channel: known }
    const opened = await spoken(client.conversations.open({ users: user }))
    const { channel } = Conversation.parse(opened)
    dms.set(user, channel.id)
    return { channel: channel.id }
  }

  function postedIn({ channel, ts }: { channel: string; ts: string }): Posted {
    return { chat: 'slack', workspace: installation.team, channel, ts }
  }
}

/** Chinese of any kind reads Chinese; every other language of Slack's reads English better. */
const languageIn = (locale: string | undefined): Locale | undefined =>
  locale === undefined ? undefined : locale.startsWith('zh') ? 'zh' : 'en'

const contentOf = (card: Card) => ({ text: textOf(card), blocks: blocksOf(card) })

/** Reads back, newest first, until the moment that a message can be from. */
async function findMessage(
  client: WebClient,
  channel: string,
  thread: string | undefined,
  effect: string,
  since: number,
): Promise<string | undefined> {
  // A minute for clocks that differ.
  const oldest = ((since - 60_000) / 1000).toFixed(6)
  let cursor: string | undefined
  do {
    const range = {
      channel,
      oldest,
      inclusive: true,
      include_all_metadata: true,
      limit: 200,
      ...(cursor ? { cursor } : {}),
    }
    const page = Page.parse(
      await spoken(
        thread
          ? client.conversations.replies({ ...range, ts: thread })
          : client.conversations.history(range),
      ),
    )
    const found = page.messages.find(
      ({ metadata }) =>
        metadata?.event_type === EFFECT && metadata.event_payload['effect'] === effect,
    )
    if (found) return found.ts
    cursor = page.response_metadata?.next_cursor || undefined
  } while (cursor)
  return undefined
}
