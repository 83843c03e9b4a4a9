import type { Intent } from '../../shared/commands/entrance.ts'
import { cardFrom } from '../../shared/commands/hearing.ts'
import { PlaceClosed } from '../../shared/commands/messenger.ts'
import { type Turn, turnNow } from '../../shared/commands/turn.ts'
import { formSentText, formUnsentText, restSentText } from '../../shared/replies/offers.ts'
import { faultFacts } from '../gateway/fault-facts.ts'
import type { CardAction } from './acts.ts'
import type { CallbackAnswer } from './card-json.ts'
import type { Carried } from './carried.ts'
import type { Face } from './face.ts'
import { onceMore } from './once-more.ts'
import { openForm } from './opening.ts'
import { pressAsked } from './read.ts'
import { gistToast, toastOf, wholeToast } from './toast.ts'

/** A button: what it did shows on the card by itself; only what else there is to say is said, to the presser alone. */
export async function onPress(
  carried: Extract<Carried, { k: 'intent' }>,
  action: CardAction,
  face: Face,
): Promise<CallbackAnswer> {
  const intent = pressAsked(carried, action, face.installation.tenantKey, face.now())
  const turn = await turnNow(intent, face.house)
  switch (turn.turn) {
    case 'form':
      return giveForm(turn, intent, face)
    case 'card':
      return showCard(turn, intent, face)
    case 'done':
      return toastOf(cardFrom(turn).title, 'success')
  }
}

async function giveForm(
  turn: Extract<Turn, { turn: 'form' }>,
  intent: Intent,
  face: Face,
): Promise<CallbackAnswer> {
  try {
    await openForm(turn, intent, face)
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error
    return toastOf(formUnsentText(turn.locale), 'warning')
  }
  return intent.place?.direct ? {} : toastOf(formSentText(turn.locale))
}

/**
 * Nothing in a group is for one pair of eyes: the card goes to the presser's one-to-one chat, and in a group a toast has
 * the gist. It is addressed to the person, never to where the button says that it stands: a button can be forged.
 */
async function showCard(
  { card, locale }: Extract<Turn, { turn: 'card' }>,
  { id, by, place }: Intent,
  { messenger, log }: Face,
): Promise<CallbackAnswer> {
  try {
    await onceMore(() => messenger.post({ identity: by }, card, `${id}/card`))
  } catch (error) {
    // It is decided, and pressing again would be another act: what cannot be posted is said here, all of it.
    if (!(error instanceof PlaceClosed)) log('lark.unposted', { press: id, ...faultFacts(error) })
    return wholeToast(card)
  }
  return place?.direct ? {} : gistToast(card, restSentText(locale))
}
