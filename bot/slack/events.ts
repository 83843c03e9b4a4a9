import type { Entrance, Intent } from '../../shared/commands/entrance.ts'
import { identityId } from '../../shared/commands/execute.ts'
import { learnLanguage } from '../../shared/commands/language.ts'
import type { Messenger } from '../../shared/commands/messenger.ts'
import { type House, type Turn, turnOf } from '../../shared/commands/turn.ts'
import type { Card } from '../../shared/replies/card.ts'
import { cardOf } from '../../shared/replies/draw.ts'
import { formOffer } from '../../shared/replies/offers.ts'
import { type AskFile, attachmentsOf } from './files.ts'
import type { Heard } from './heard.ts'

/** The entrances that nobody names: a question, a file just shared, the home page opened, our name alone. */
const UNNAMED = { question: 'ask', files: 'offerFiling', home: 'home', nothing: 'help' }

/** What working on the inbox needs. */
export interface Ears {
  house: House
  messenger: Messenger
  /** Slack's word on a file that a message only names. */
  askFile: AskFile
  now(): number
}

type Said = Extract<Heard, { heard: 'message' }>

/** Works on one item of the inbox. `again`: it may have been worked on before, so what was said is looked for first. */
export async function workEvent(
  item: { id: string; event: Heard; again?: boolean },
  ears: Ears,
): Promise<void> {
  const { id, event } = item
  if (event.heard === 'home') return openHome(id, event, ears)
  const intent = await intentOf(id, event, ears)
  if (!ears.house.entrances.some(({ name }) => name === intent.name)) return
  const turn = await turnOf(intent, ears.house)
  // A file shared among colleagues was not meant for us: no word of refusal breaks in.
  if (!event.toUs && turn.turn === 'card' && turn.isRefusal) return
  const to = { place: event.place }
  const said = item.again ? await ears.messenger.find(to, id, sentAt(event)) : undefined
  if (!said) await ears.messenger.post(to, cardIn(turn, intent), id)
}

async function openHome(id: string, { by }: { by: Heard['by'] }, { house, messenger, now }: Ears) {
  // Opened rarely, and by everybody at times: here a language chosen anew is noticed.
  const identity = identityId(by)
  const found = await house.kernel.store.open([{ kind: 'identity', id: identity }])
  const person = found.person(identity)
  if (person) await learnLanguage(person, by, messenger, { kernel: house.kernel, now })
  // What waits for them, and under it what can be asked for; a stranger is told once how to ask.
  const cards: Card[] = []
  for (const name of person ? [UNNAMED.home, UNNAMED.nothing] : [UNNAMED.home]) {
    const intent = { id, name, by, at: now(), text: '', args: {} }
    cards.push(cardIn(await turnOf(intent, house), intent))
  }
  await messenger.home(by, cards)
}

async function intentOf(id: string, said: Said, { house, askFile, now }: Ears): Promise<Intent> {
  const { by, place, text, ts } = said
  const attachments = await attachmentsOf(said.files, place.workspace, askFile)
  const named = said.toUs ? namedIn(text, house.entrances) : undefined
  const unnamed =
    attachments.length > 0 ? UNNAMED.files : text === '' ? UNNAMED.nothing : UNNAMED.question
  const name = named?.entrance.name ?? unnamed
  return {
    id,
    name,
    by,
    place,
    at: now(),
    text: named?.rest ?? text,
    args: {},
    message: { text: named?.rest ?? text, attachments, ts },
    overheard: !said.direct,
  }
}

/** Finds the entrance whose word stands first: `拜访 凤竹`, `visit`, `/visit`. */
export function namedIn(
  text: string,
  entrances: readonly Entrance[],
): { entrance: Entrance; rest: string } | undefined {
  const [, word = '', rest = ''] =
    /^([^\s,\uff0c:\uff1a]+)[\s,\uff0c:\uff1a]*(.*)$/su.exec(text.trim()) ?? []
  const asked = word.toLowerCase().replace(/^\//, '')
  const entrance = entrances.find(
    ({ words = [], command }) =>
      words.some((each) => each.toLowerCase() === asked) || command?.name === `/${asked}`,
  )
  return asked && entrance ? { entrance, rest: rest.trim() } : undefined
}

/** A mention opens no form by itself: it is offered with a button. */
function cardIn(turn: Turn, { name, args, text }: Intent): Card {
  if (turn.turn === 'card') return turn.card
  if (turn.turn === 'done') return cardOf({ notice: 'done' }, turn.locale)
  const carried = { ...turn.opening.hidden, ...args, ...(text ? { text: text.slice(0, 500) } : {}) }
  return formOffer(turn.opening.form, name, carried, turn.locale)
}

const sentAt = ({ ts }: Said): number => Math.floor(Number(ts) * 1000)
