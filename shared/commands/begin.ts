import type { Powers } from '../domain/authorising.ts'
import type { Refusal } from '../domain/refusals.ts'
import type { Locale } from '../terms/locale.ts'
import type { Entrance, Intent, Step } from './entrance.ts'
import { identityId, type Kernel, worldFrom } from './execute.ts'
import type { Shelves } from './shelves.ts'

/** What happens next, and in which language; none for somebody whom the house does not know. */
export interface Begun {
  step: Step
  locale?: Locale
}

/** Starts what a person asked for: who they are and what the entrance needs is read in one round trip. */
export async function begin(
  intent: Intent,
  entrance: Entrance,
  kernel: Kernel,
  shelves: Shelves,
): Promise<Begun> {
  const found = await kernel.store.open([
    { kind: 'identity', id: identityId(intent.by) },
    { kind: 'company', id: 'company' },
    ...(entrance.needs?.(intent) ?? []),
  ])
  const actor = found.person(identityId(intent.by))
  if (!actor) return { step: { step: 'refused', refusal: { code: 'person.unknown' } } }
  const { locale } = actor
  const refused = (refusal: Refusal): Begun => ({ step: { step: 'refused', refusal }, locale })
  if (!actor.active) return refused({ code: 'person.inactive' })
  const company = await found.get('company', 'company')
  if (!company) return refused({ code: 'thing.unknown', what: 'company' })
  const powers: Powers = await kernel.powersOf(company, found)
  const world = worldFrom({ ...intent, inReadingRoom: false }, actor, company, powers, kernel)
  if (entrance.alone && intent.overheard) {
    const { name, alone } = entrance
    return {
      step: {
        step: 'show',
        notice: { notice: 'alone', entrance: name, title: alone, text: intent.text },
      },
      locale,
    }
  }
  return { step: await entrance.start(intent, world, found, shelves), locale }
}
