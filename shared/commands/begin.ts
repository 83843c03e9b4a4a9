import type { Powers } from '../domain/authorising.ts'
import type { Entrance, Intent, Step } from './entrance.ts'
import { identityId, type Kernel, worldFrom } from './execute.ts'
import type { Shelves } from './shelves.ts'

/** Starts what a person asked for: who they are and what the entrance needs is read in one round trip. */
export async function begin(
  intent: Intent,
  entrance: Entrance,
  kernel: Kernel,
  shelves: Shelves,
): Promise<Step> {
  const found = await kernel.store.open([
    { kind: 'identity', id: identityId(intent.by) },
    { kind: 'company', id: 'company' },
    ...(entrance.needs?.(intent) ?? []),
  ])
  const actor = found.person(identityId(intent.by))
  if (!actor) return { step: 'refused', refusal: { code: 'person.unknown' } }
  if (!actor.active) return { step: 'refused', refusal: { code: 'person.inactive' } }
  const company = await found.get('company', 'company')
  if (!company) return { step: 'refused', refusal: { code: 'thing.unknown', what: 'company' } }
  const powers: Powers = await kernel.powersOf(company, found)
  const world = worldFrom({ ...intent, inReadingRoom: false }, actor, company, powers, kernel)
  return entrance.start(intent, world, found, shelves)
}
