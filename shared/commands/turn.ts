import type { Refusal } from '../domain/refusals.ts'
import type { Opening } from '../forms/opening.ts'
import type { Card } from '../replies/card.ts'
import { cardFor, cardOf } from '../replies/draw.ts'
import { refusalText } from '../replies/refusals.ts'
import { busyText, lateText, refusedCard, troubleCard } from '../replies/troubles.ts'
import type { Locale } from '../terms/locale.ts'
import type { Activity } from './activity.ts'
import { begin } from './begin.ts'
import type { Command } from './command.ts'
import type { Entrance, HouseAct, Intent } from './entrance.ts'
import { type Answer, execute, type Kernel } from './execute.ts'
import { Conflict } from './ports.ts'
import type { Shelves } from './shelves.ts'

/** All that a face asks of the house. */
export interface House {
  kernel: Kernel
  shelves: Shelves
  activities: readonly Activity[]
  entrances: readonly Entrance[]
}

/** What a person sees next, in whichever chat: a form, a card, or only that it is done. */
export type Turn =
  | { turn: 'form'; opening: Opening; locale: Locale }
  | { turn: 'card'; card: Card; locale?: Locale | undefined; isRefusal?: true }
  | { turn: 'done'; locale: Locale }

/** What a filled-in form comes to: what else to show, what to correct, or why not. */
export type Outcome =
  | { outcome: 'done' }
  | { outcome: 'card'; card: Card }
  | { outcome: 'correct'; errors: Readonly<Record<string, string>> }
  | { outcome: 'no'; text: string; refusal?: Refusal }

/** Goes through an entrance, and does at once what needs no form. */
export async function turnOf(intent: Intent, house: House): Promise<Turn> {
  const entrance = house.entrances.find(({ name }) => name === intent.name)
  if (!entrance)
    return { turn: 'card', card: refusedCard({ code: 'thing.unknown', what: 'entrance' }) }
  const { step, locale } = await begin(intent, entrance, house.kernel, house.shelves)
  if (step.step === 'house') return actOfHouse(step, intent, house.kernel, locale)
  if (step.step === 'refused' || !locale) {
    const refusal = step.step === 'refused' ? step.refusal : { code: 'person.unknown' as const }
    return { turn: 'card', card: refusedCard(refusal, locale), locale, isRefusal: true }
  }
  if (step.step === 'form') return { turn: 'form', opening: step.opening, locale }
  if (step.step === 'show') return { turn: 'card', card: cardOf(step.notice, locale), locale }
  const { id, by, at, place } = intent
  const command: Command = {
    id,
    by,
    at,
    name: step.activity,
    args: step.args,
    inReadingRoom: false,
    ...(place ? { place } : {}),
  }
  const outcome = await submit(command, house, locale)
  switch (outcome.outcome) {
    case 'done':
      return { turn: 'done', locale }
    case 'card':
      return { turn: 'card', card: outcome.card, locale }
    case 'correct':
      return {
        turn: 'card',
        card: troubleCard(Object.values(outcome.errors).join('\n'), locale),
        locale,
      }
    case 'no':
      return {
        turn: 'card',
        card: outcome.refusal
          ? refusedCard(outcome.refusal, locale)
          : troubleCard(outcome.text, locale),
        locale,
      }
  }
}

/** Somebody waits for the answer: a store too busy to be read is said, not thrown. */
export async function turnNow(intent: Intent, house: House): Promise<Turn> {
  try {
    return await turnOf(intent, house)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return { turn: 'card', card: troubleCard(busyText()) }
  }
}

/** Does what the house itself does for somebody. Whatever went wrong, they are told one and the same thing. */
async function actOfHouse(
  { activity, args, otherwise }: HouseAct,
  { id, at }: Intent,
  kernel: Kernel,
  locale: Locale | undefined,
): Promise<Turn> {
  const by = { house: 'house' as const }
  const command: Command = { id, name: activity.name, by, at, inReadingRoom: false, args }
  const answer = await execute(command, activity, kernel)
  if (answer.kind === 'busy') return { turn: 'card', card: troubleCard(busyText(locale), locale) }
  return answer.kind === 'done' && answer.notice.notice !== 'done'
    ? { turn: 'card', card: cardFor(answer.notice, locale), locale }
    : { turn: 'card', card: refusedCard(otherwise, locale), locale, isRefusal: true }
}

/** Does what a filled-in form asks for, and says what came of it in the person's language. */
export async function submit(command: Command, house: House, locale: Locale): Promise<Outcome> {
  const activity = house.activities.find(({ name }) => name === command.name)
  if (!activity)
    return { outcome: 'no', text: refusalText({ code: 'thing.unknown', what: 'activity' }, locale) }
  return outcomeOf(await execute(command, activity, house.kernel), locale)
}

function outcomeOf(answer: Answer, locale: Locale): Outcome {
  switch (answer.kind) {
    case 'done':
      return answer.notice.notice === 'done'
        ? { outcome: 'done' }
        : { outcome: 'card', card: cardOf(answer.notice, locale) }
    case 'refused':
      return { outcome: 'no', text: refusalText(answer.refusal, locale), refusal: answer.refusal }
    case 'busy':
      return { outcome: 'no', text: answer.unsure ? lateText(locale) : busyText(locale) }
    case 'invalid':
      return {
        outcome: 'correct',
        errors: Object.fromEntries(
          Object.entries(answer.issues).map(([field, issue]) => [
            field,
            refusalText(issue, locale),
          ]),
        ),
      }
  }
}
