import type { Attachment } from '../records/document.ts'
import { type ChatIdentity, identityId } from '../records/person.ts'
import type { Place } from '../records/place.ts'
import type { Card } from '../replies/card.ts'
import { cardOf } from '../replies/draw.ts'
import type { Moment } from '../terms/moment.ts'
import type { Entrance, Intent } from './entrance.ts'
import { learnLanguage } from './learning-language.ts'
import { type Messenger, PlaceClosed, type Recipient } from './messenger.ts'
import { type House, type Turn, turnOf } from './turn.ts'

/** The entrances that nobody names: a question, a file just shared, the home page opened, our name alone. */
export const UNNAMED = { question: 'ask', files: 'offerFiling', home: 'home', nothing: 'help' }

/** What working on something heard needs, in whichever chat. */
export interface Hearing {
  house: House
  messenger: Messenger
  now(): number
}

/** Something said where we are, as far as any answer to it needs. */
export interface Said {
  by: ChatIdentity
  place: Place
  text: string
  attachments: Attachment[]
  /** The chat's name of the message. */
  ts: string
  /** Said to us: in a direct message, or with our name. */
  toUs: boolean
  /** Nobody else reads the answer. */
  direct: boolean
  mentioned?: ChatIdentity | undefined
  /** The message that it answers, which is then what is spoken of. */
  answers?: NonNullable<Intent['message']> | undefined
}

/** What somebody means by what they said: the way in whose word stands first, else a question or files to file. */
export function intentSaid(
  id: string,
  said: Said,
  entrances: readonly Entrance[],
  at: Moment,
): Intent {
  const { by, place, attachments, ts, mentioned } = said
  const named = said.toUs ? entranceNamed(said.text, entrances) : undefined
  const text = named?.rest ?? said.text
  const message = attachments.length === 0 ? said.answers : undefined
  return {
    id,
    name: named?.entrance.name ?? unnamed(said),
    by,
    place,
    at,
    text,
    args: {},
    message: message ?? { text, attachments, ts },
    overheard: !said.direct,
    ...(mentioned ? { mentioned } : {}),
  }
}

function unnamed({ text, attachments, answers }: Said): string {
  if (attachments.length > 0) return UNNAMED.files
  if (text !== '') return UNNAMED.question
  return answers && answers.attachments.length > 0 ? UNNAMED.files : UNNAMED.nothing
}

/** Finds the entrance whose word stands first: `拜访 凤竹`, `visit`, `/visit`. */
export function entranceNamed(
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

/** What comes of what was said; nothing where nobody would answer, or only a refusal that nobody asked for. */
export async function turnSaid(
  intent: Intent,
  toUs: boolean,
  house: House,
): Promise<Turn | undefined> {
  if (!house.entrances.some(({ name }) => name === intent.name)) return undefined
  const turn = await turnOf(intent, house)
  // A file shared among colleagues was not meant for us: no word of refusal breaks in.
  return !toUs && turn.turn === 'card' && turn.isRefusal ? undefined : turn
}

/** Says it, unless an earlier run had said it before it broke off. */
export async function sayOnce(
  messenger: Messenger,
  to: Recipient,
  card: Card,
  { effect, since, again }: { effect: string; since: number; again?: boolean | undefined },
): Promise<void> {
  const said = again ? await messenger.find(to, effect, since) : undefined
  if (!said) await messenger.post(to, card, effect)
}

/**
 * Answers where it was asked. Where we may not speak, or outsiders read along, whoever asked is told alone; and nobody,
 * where that cannot be either.
 */
export async function answerOnce(
  messenger: Messenger,
  to: Recipient,
  by: ChatIdentity,
  card: Card,
  once: Parameters<typeof sayOnce>[3],
): Promise<void> {
  const isOpen = 'place' in to && !to.place.direct
  try {
    await sayOnce(messenger, to, card, once)
  } catch (error) {
    if (!(error instanceof PlaceClosed)) throw error
    if (!isOpen) return
    const alone = { ...once, effect: `${once.effect}/alone` }
    await answerOnce(messenger, { identity: by }, by, card, alone)
  }
}

/** What waits for whoever came in, and under it what can be asked for; a stranger is told once how to ask. */
export async function homeCards(
  id: string,
  by: ChatIdentity,
  { house, messenger, now }: Hearing,
): Promise<Card[]> {
  // Opened rarely, and by everybody at times: here a language chosen anew is noticed.
  const identity = identityId(by)
  const found = await house.kernel.store.open([{ kind: 'identity', id: identity }])
  const person = found.person(identity)
  if (person) await learnLanguage(person, by, messenger, { kernel: house.kernel, now })
  const cards: Card[] = []
  for (const name of person ? [UNNAMED.home, UNNAMED.nothing] : [UNNAMED.home]) {
    const turn = await turnOf({ id, name, by, at: now(), text: '', args: {} }, house)
    if (turn.turn !== 'form') cards.push(cardFrom(turn))
  }
  return cards
}

/** A turn in words: what it shows, or that it is done. */
export const cardFrom = (turn: Exclude<Turn, { turn: 'form' }>): Card =>
  turn.turn === 'card' ? turn.card : cardOf({ notice: 'done' }, turn.locale)
