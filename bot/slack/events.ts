import type { Intent } from '../../shared/commands/entrance.ts'
import {
  answerOnce,
  cardFrom,
  type Hearing,
  homeCards,
  intentSaid,
  turnSaid,
} from '../../shared/commands/hearing.ts'
import type { Turn } from '../../shared/commands/turn.ts'
import type { Card } from '../../shared/replies/card.ts'
import { formOffer } from '../../shared/replies/offers.ts'
import { beginningOf } from '../../shared/terms/beginning.ts'
import { type AskFile, attachmentsOf } from './files.ts'
import type { Heard } from './heard.ts'

/** What working on the inbox needs. */
export interface Ears extends Hearing {
  /** Slack's word on a file that a message only names. */
  askFile: AskFile
}

type Said = Extract<Heard, { heard: 'message' }>

/** Works on one item of the inbox. `again`: it may have been worked on before, so what was said is looked for first. */
export async function workEvent(
  item: { id: string; event: Heard; again?: boolean },
  ears: Ears,
): Promise<void> {
  const { id, event, again } = item
  if (event.heard === 'home')
    return ears.messenger.home(event.by, await homeCards(id, event.by, ears))
  const intent = await intentOf(id, event, ears)
  const turn = await turnSaid(intent, event.toUs, ears.house)
  if (!turn) return
  const once = { effect: id, since: sentAt(event), again }
  await answerOnce(ears.messenger, { place: event.place }, event.by, cardIn(turn, intent), once)
}

async function intentOf(id: string, said: Said, { house, askFile, now }: Ears): Promise<Intent> {
  const { by, place, text, ts, toUs, mentioned } = said
  const attachments = await attachmentsOf(said.files, place.workspace, askFile)
  const direct = said.direct ?? false
  const heard = { by, place, text, attachments, ts, toUs, direct, mentioned }
  return intentSaid(id, heard, house.entrances, now())
}

/** A mention opens no form by itself: it is offered with a button. */
function cardIn(turn: Turn, { name, args, text }: Intent): Card {
  if (turn.turn !== 'form') return cardFrom(turn)
  const carried = {
    ...turn.opening.hidden,
    ...args,
    ...(text ? { text: beginningOf(text, 500) } : {}),
  }
  return formOffer(turn.opening.form, name, carried, turn.locale)
}

const sentAt = ({ ts }: Said): number => Math.floor(Number(ts) * 1000)
