import type { Authority, Holder, ReadingMode } from '../../records/authority.ts'
import type { Document } from '../../records/document.ts'
import { type Actor, may, mayBorrow, type Thing, type Verdict } from '../authorising.ts'
import { modesOf, SECRET_HOURS } from '../reading-right.ts'
import { rolesOf } from '../schedule-table.ts'
import type { World } from '../world.ts'
import { named } from './naming.ts'
import type { LendingRefusal } from './refusals.ts'

/** By which power someone may borrow this: as one of the house, from the credit file, or for an outside body. */
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
  if (borrowing.outcome !== 'refused' || !isCreditFile(document)) return borrowing
  // 篇5 §6: a slip to the archivist opens the credit file; what has a level follows its level.
  const credit = may(powers, actor, 'creditFile.read', thing)
  if (credit.outcome === 'allowed') return credit
  const slip = may(powers, actor, 'creditFile.apply', thing)
  return slip.outcome === 'refused' ? borrowing : slip
}

const isCreditFile = ({ part, secrecy }: Document) => part === 'debts' && secrecy === 'unclassified'

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
