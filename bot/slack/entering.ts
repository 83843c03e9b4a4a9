import type {
  Middleware,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import { cardFrom } from '../../shared/commands/hearing.ts'
import { type Turn, turnNow } from '../../shared/commands/turn.ts'
import { failedText, troubleCard } from '../../shared/replies/troubles.ts'
import { Press, Shortcut } from './acts.ts'
import { askingOf } from './asking.ts'
import type { Face } from './face.ts'
import { modalOf } from './form.ts'
import { type Asked, commandAsked, pressAsked, shortcutAsked } from './read.ts'
import { blocksOf, closingView, ephemeralOf, textOf } from './reply.ts'

/** A slash command: opens its form, or answers with a card that only the person sees. */
export const onCommand =
  (face: Face): Middleware<SlackCommandMiddlewareArgs> =>
  async ({ body, ack, client }) => {
    const asked = commandAsked(body, face.house.entrances, face.now())
    const turn = await turnNow(asked.intent, face.house)
    if (turn.turn !== 'form') return ack(ephemeralOf(cardFrom(turn)))
    await openForm(client, asked, turn)
    return ack()
  }

/** A shortcut: opens its form, or answers to the person alone where the message stands. */
export const onShortcut =
  (face: Face): Middleware<SlackShortcutMiddlewareArgs> =>
  async ({ body, ack, client }) => {
    const asked = await shortcutAsked(body, face.now(), askingOf(client))
    const turn = await turnNow(asked.intent, face.house)
    if (turn.turn === 'form') await openForm(client, asked, turn)
    await ack()
    if (turn.turn !== 'form') await showCard(client, asked, turn)
  }

/** A button: what it did shows on the card by itself; only what else there is to say is said. */
export const onPress =
  (face: Face): Middleware<SlackActionMiddlewareArgs> =>
  async ({ body, ack, client }) => {
    const asked = pressAsked(body, face.now())
    const turn = await turnNow(asked.intent, face.house)
    if (turn.turn === 'form') await openForm(client, asked, turn)
    await ack()
    if (turn.turn === 'card') await showCard(client, asked, turn)
  }

/** Says that a press or a shortcut came to nothing: to these Slack shows no answer of ours. */
export async function tellBroken(client: WebClient, body: unknown, reference: string, at: number) {
  const asked = Press.safeParse(body).success
    ? pressAsked(body, at)
    : Shortcut.safeParse(body).success
      ? await shortcutAsked(body, at, async () => undefined)
      : undefined
  if (!asked) return
  const card = troubleCard(failedText(reference))
  await showCard(client, asked, { turn: 'card', card })
}

type FormTurn = Extract<Turn, { turn: 'form' }>

async function openForm(client: WebClient, asked: Asked, { opening, locale }: FormTurn) {
  const view = modalOf(opening, locale, asked.intent.place)
  const way = { trigger_id: asked.trigger, view }
  await (asked.page === 'modal' ? client.views.push(way) : client.views.open(way))
}

/** Shows a card to one person: over the page they pressed in, else under the message. */
async function showCard(client: WebClient, asked: Asked, turn: Exclude<Turn, FormTurn>) {
  const { place, by } = asked.intent
  const card = cardFrom(turn)
  if (asked.page || !place) {
    const way = { trigger_id: asked.trigger, view: closingView(card, turn.locale ?? 'zh', place) }
    await (asked.page === 'modal' ? client.views.push(way) : client.views.open(way))
    return
  }
  await client.chat.postEphemeral({
    channel: place.channel,
    user: by.user,
    text: textOf(card),
    blocks: blocksOf(card),
    // Beside the button, where the eye is: a thread that is not open would hide it.
    ...(asked.thread ? { thread_ts: asked.thread } : {}),
  })
}
