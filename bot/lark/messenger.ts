import type { Client } from '@larksuiteoapi/node-sdk'
import type { Log } from '../../shared/commands/log.ts'
import { PlaceClosed, type Posted } from '../../shared/commands/messenger.ts'
import { amongOurselves } from '../gateway/among-ourselves.ts'
import { clientOf } from './client.ts'
import { uuidOf, withMark } from './effect.ts'
import type { Installation, LarkMessenger } from './face.ts'
import { fetchFile } from './fetching.ts'
import { findMessage } from './history.ts'
import { isId } from './ids.ts'
import { readByOutsiders } from './outsiders.ts'
import { type Pace, paceOf } from './pace.ts'
import { Refused } from './refused.ts'
import { cardJsonOf, cardsJsonOf } from './reply.ts'
import { postedTo, senderOf, standingAt } from './sending.ts'

/** As long as Lark knows a uuid: until then saying something again says it once. */
const KNOWN_FOR = 3_600_000

/** A message that nothing can be changed on any more: taken back, older than 14 days, of a kind that stays, or not ours. */
const SETTLED = new Set(['230011', '230012', '230031', '230054', '230071', '230072', '230110'])

/** The pace is the process's, however many messengers speak in it. */
const pace = paceOf()

/** Whose one-to-one chat is which, as far as we have spoken in it: to Lark both are one receiver. */
const people = new Map<string, string>()

/** What the reactors and the face say in Lark. A rate limit is thrown with its `retryAfter`, for the outbox to wait. */
export function larkMessenger(
  installation: Installation,
  log: Log,
  now: () => number = Date.now,
): LarkMessenger {
  const { tenantKey, domain } = installation
  const client = clientOf(installation, log)
  const inTurn: Pace = (receiver, call) =>
    pace(`${domain}/${people.get(`${domain}/${receiver}`) ?? receiver}`, call)
  const sendTo = senderOf(client, installation, inTurn)
  const allowed = amongOurselves(readByOutsiders(client, inTurn, log), now)
  /** One-to-one chats that we have spoken in, by the person. */
  const chats = new Map<string, string>()
  const send: LarkMessenger['send'] = async (to, card, uuid) => {
    if ('place' in to && !to.place.direct) await allowed(to.place.channel)
    const posted = await sendTo(to, card, uuid)
    if ('identity' in to) {
      const { user } = to.identity
      chats.set(user, posted.channel)
      people.set(`${domain}/${posted.channel}`, user)
    }
    return posted
  }
  return {
    send,
    post: async (to, card, effect) => {
      const drawn = withMark(cardJsonOf(card, standingAt(to)), effect)
      const posted = await send(to, drawn, uuidOf(effect))
      if ('identity' in to && card.urgent) await urge(client, to.identity.user, posted, log)
      return posted
    },
    find: async (to, effect, since) => {
      // Within the hour the same uuid gets the same message.
      if (now() - since < KNOWN_FOR) return undefined
      const chat = 'place' in to ? to.place.channel : chats.get(to.identity.user)
      const { thread } = standingAt(to)
      const ts = chat && (await findMessage(client, { chat, thread }, effect, since))
      return chat && ts ? postedTo(to, tenantKey, chat, ts) : undefined
    },
    update: async ({ ts, thread, direct }, card) => {
      const content = JSON.stringify(cardJsonOf(card, { thread, direct }))
      await unlessSettled(log, async () => {
        if (!isId(ts)) throw new PlaceClosed('no message of Lark’s')
        await inTurn(ts, () =>
          client.im.message.patch({ path: { message_id: ts }, data: { content } }),
        )
      })
    },
    fetch: (attachment) => fetchFile(client, attachment),
    // Lark tells no app in which language somebody reads it: it stays as the house has it.
    languageOf: async () => undefined,
    home: async (identity, cards) => {
      const card = cardsJsonOf(cards, { direct: true })
      // There is no page to draw anew: the same cards are not said a second time within the hour.
      await send({ identity }, card, uuidOf(`home/${identity.user}/${JSON.stringify(card)}`))
    },
  }
}

/** Calls the person to a card (加急). That it cannot be done leaves the card where it is. */
async function urge(client: Client, user: string, { ts }: Posted, log: Log): Promise<void> {
  try {
    await client.im.message.urgentApp({
      path: { message_id: ts },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [user] },
    })
  } catch (error) {
    log('lark.not urgent', { code: error instanceof Refused ? error.code : nameOf(error) })
  }
}

/** A card that can follow no longer is left as it is: there is nothing more to do. */
async function unlessSettled(log: Log, change: () => Promise<void>): Promise<void> {
  try {
    await change()
  } catch (error) {
    const isSettled = error instanceof Refused && SETTLED.has(error.code)
    if (!isSettled && !(error instanceof PlaceClosed)) throw error
    log('lark.settled', { code: error instanceof Refused ? error.code : error.message })
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
