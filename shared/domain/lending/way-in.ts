import type { Action, Authority, Holder, ReadingMode } from '../../records/authority.ts'
import type { Document } from '../../records/document.ts'
import { type Actor, may, mayBorrow, type Thing, type Verdict } from '../authorising.ts'
import { modesOf, SECRET_HOURS } from '../reading-right.ts'
import { rolesOf } from '../schedule-table.ts'
import type { World } from '../world.ts'
import { named } from './naming.ts'
import type { LendingRefusal } from './refusals.ts'

/** By which power someone may borrow this: as one of the house, as its keeper, from the credit file, or for an outside body. */
export function wayIn(
  { powers, actor }: Pick<World, 'powers' | 'actor'>,
  document: Document,
  reader: Actor,
  path: { outside: boolean; personal: boolean },
): Verdict {
  const { secrecy, ownerId, departmentId } = document
  const thing: Thing = { secrecy, ownerId, departmentId, reader }
  if (path.outside) {
    // 篇6 §4.6: others use a personal dossier on written application, with the consent of the person.
    return may(powers, actor, path.personal ? 'personalDossier.apply' : 'outside.apply', thing)
  }
  const borrowing = mayBorrow(powers, actor, thing)
  // What has a level follows its level, in whatever dossier it is.
  if (borrowing.outcome !== 'refused' || secrecy !== 'unclassified') return borrowing
  const others: Action[] = [
    ...(path.personal ? (['personalDossier.read'] as const) : []),
    // 篇5 §6: a slip to the archivist opens the credit file.
    ...(document.part === 'debts' ? (['creditFile.read', 'creditFile.apply'] as const) : []),
  ]
  const verdicts = others.map((action) => may(powers, actor, action, thing))
  return verdicts.find(({ outcome }) => outcome !== 'refused') ?? borrowing
}

/** How long somebody keeps what they read directly, where their authority does not say. */
const DIRECT_HOURS = 168

/** How and how long it may be read under an authority, never beyond what its level allows. 篇2 rules §7.3 */
export function readingTerms(
  authority: Authority,
  secrecy: Document['secrecy'],
): { mode: ReadingMode; readingHours: number } {
  const asked = authority.mode ?? 'direct'
  const [strictest = 'sitting'] = modesOf[secrecy]
  const mode = modesOf[secrecy].includes(asked) ? asked : strictest
  return { mode, readingHours: hoursWithin(secrecy, authority.readingHours ?? DIRECT_HOURS) }
}

/** 篇2 rules §7.3: what has a level is out for four hours at most. */
export const hoursWithin = (secrecy: Document['secrecy'], hours: number): number =>
  secrecy === 'unclassified' ? hours : Math.min(hours, SECRET_HOURS)

/** Says which power is missing, who may file an application for this reader, and who would approve it. */
export function lackingToBorrow(
  verdict: Extract<Verdict, { outcome: 'refused' }>,
  document: Document,
): LendingRefusal {
  const { lacking } = verdict
  const forOthers = lacking?.heldBy.filter((holder: Holder) => holder.readers === 'department')
  return {
    code: 'borrow.lacking',
    secrecy: document.secrecy,
    filers: rolesOf(forOthers?.length ? forOthers : lacking?.heldBy),
    approvers: rolesOf(lacking?.approvedBy),
    ...(lacking ? { power: named(lacking) } : {}),
  }
}
