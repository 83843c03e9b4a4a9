import type { Powers } from '../domain/authorising.ts'
import type { Refusal } from '../domain/refusals.ts'
import { identityId } from '../records/person.ts'
import type { Locale } from '../terms/locale.ts'
import type { Entrance, HouseAct, Intent, Step } from './entrance.ts'
import { type Kernel, worldFrom } from './execute.ts'
import type { Shelves } from './shelves.ts'

/** What happens next, and in which language; none for somebody whom the house does not know. */
export interface Begun {
  /** `house`: the house acts itself, for an account that it does not know or a secret that it must not keep. */
  step: Step | ({ step: 'house' } & HouseAct)
  locale?: Locale
}

/** Starts what a person asked for: who they are and what the entrance needs is read in one round trip. */
export async function begin(
  intent: Intent,
  entrance: Entrance,
  kernel: Kernel,
  shelves: Shelves,
): Promise<Begun> {
  const account = identityId(intent.by)
  const found = await kernel.store.open([
    { kind: 'identity', id: account },
    { kind: 'company', id: 'company' },
    ...(entrance.needs?.(intent) ?? []),
  ])
  const actor = found.person(account)
  const { hash } = kernel.chance
  const exposed = intent.overheard && entrance.exposed?.(intent, hash)
  if (exposed)
    return { step: { step: 'house', ...exposed }, ...(actor ? { locale: actor.locale } : {}) }
  if (!actor) {
    // The only way past this line for an account that nobody has: an entrance that says so itself.
    const act = entrance.stranger?.(intent, hash)
    if (act) return { step: { step: 'house', ...act } }
    return { step: { step: 'refused', refusal: { code: 'person.unknown', account } } }
  }
  const { locale } = actor
  const refused = (refusal: Refusal): Begun => ({ step: { step: 'refused', refusal }, locale })
  if (!actor.active) return refused({ code: 'person.inactive' })
  const company = await found.get('company', 'company')
  if (!company) return refused({ code: 'thing.unknown', what: 'company' })
  const powers: Powers = await kernel.powersOf(company, found)
  const world = worldFrom({ ...intent, inReadingRoom: false }, actor, company, powers, kernel)
  if (entrance.alone && intent.overheard) {
    const { name, alone } = entrance
    const mentioned = intent.mentioned && identityId(intent.mentioned)
    const more = mentioned ? { mentioned } : {}
    return {
      step: {
        step: 'show',
        notice: { notice: 'alone', entrance: name, title: alone, text: intent.text, ...more },
      },
      locale,
    }
  }
  return { step: await entrance.start(intent, world, found, shelves), locale }
}
