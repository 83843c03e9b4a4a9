import type { Intent } from '../../shared/commands/entrance.ts'
import {
  answerOnce,
  cardFrom,
  entranceNamed,
  type Hearing,
  homeCards,
  intentSaid,
  sayOnce,
  turnSaid,
} from '../../shared/commands/hearing.ts'
import { PlaceClosed, type Recipient } from '../../shared/commands/messenger.ts'
import { type Turn, turnOf } from '../../shared/commands/turn.ts'
import type { Attachment } from '../../shared/records/document.ts'
import type { Card } from '../../shared/replies/card.ts'
import { formSent, formUnsentText } from '../../shared/replies/offers.ts'
import { troubleCard } from '../../shared/replies/troubles.ts'
import type { Heard } from './heard.ts'

type FormTurn = Extract<Turn, { turn: 'form' }>
type Item = { id: string; event: Heard; again?: boolean }
type Said = Extract<Heard, { heard: 'message' }>

/** What working on the inbox needs. */
export interface Ears extends Hearing {
  /** What a message that another answers says and carries; none where it is not for us to see, or is a card. */
  parent(messageId: string): Promise<{ text: string; attachments: Attachment[] } | undefined>
  /** Opens a form in the asker's one-to-one chat, the same once however often it is asked. @throws {@link PlaceClosed} */
  openForm(turn: FormTurn, intent: Intent): Promise<void>
}

/** Works on one item of the inbox. `again`: it may have been worked on before, so what was said is looked for first. */
export async function workEvent(item: Item, ears: Ears): Promise<void> {
  const { id, event } = item
  try {
    switch (event.heard) {
      case 'message':
        return await answerMessage(item, event, ears)
      case 'menu': {
        const intent = { id, name: event.name, by: event.by, at: ears.now(), text: '', args: {} }
        const turn = await turnOf(intent, ears.house)
        return await answer(item, event.at, { identity: event.by }, turn, intent, ears)
      }
      case 'entered':
        return await ears.messenger.home(event.by, await homeCards(id, event.by, ears))
    }
  } catch (error) {
    // Left, removed, or out of our reach since: nobody is there to be told.
    if (!(error instanceof PlaceClosed)) throw error
  }
}

async function answerMessage(item: Item, said: Said, ears: Ears): Promise<void> {
  const { messageId, place, toUs } = said
  const answers = await parentOf(said, ears)
  const heard = { ...said, ts: messageId, direct: place.direct ?? false, answers }
  const intent = intentSaid(item.id, heard, ears.house.entrances, ears.now())
  const turn = await turnSaid(intent, toUs, ears.house)
  if (turn) await answer(item, said.at, { place }, turn, intent, ears)
}

/** Lark has no shortcuts on a message: to answer it with a word of ours is the way to say "this one". */
async function parentOf({ parentId, toUs, text, attachments }: Said, ears: Ears) {
  if (!parentId || !toUs || attachments.length > 0) return undefined
  if (text !== '' && !entranceNamed(text, ears.house.entrances)) return undefined
  const parent = await ears.parent(parentId)
  if (!parent || (parent.text === '' && parent.attachments.length === 0)) return undefined
  return { ...parent, ts: parentId }
}

async function answer(
  { id, again }: Item,
  since: number,
  to: Recipient,
  turn: Turn,
  intent: Intent,
  ears: Ears,
): Promise<void> {
  // Another name than the form's own message has.
  const once = { effect: `${id}/card`, since, again }
  if (turn.turn !== 'form') return answerOnce(ears.messenger, to, intent.by, cardFrom(turn), once)
  // Where outsiders read along not even this is said: the form comes, and that is all.
  const say = (card: Card) => sayOnce(ears.messenger, to, card, once)
  const inCompany = 'place' in to && !to.place.direct
  try {
    await ears.openForm(turn, intent)
  } catch (error) {
    if (!inCompany || !(error instanceof PlaceClosed)) throw error
    return say(troubleCard(formUnsentText(turn.locale), turn.locale))
  }
  if (inCompany) await say(formSent(turn.opening.form, turn.locale))
}
