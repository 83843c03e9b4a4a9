import type { Person } from '../../records/person.ts'
import { Role } from '../../terms/role.ts'
import type { SecrecyLevel } from '../../terms/secrecy-level.ts'
import { may, type Powers } from '../authorising.ts'

/** A thing whose existence may be known to some only. */
interface Knowable {
  secrecy: SecrecyLevel
  ownerId: string
  departmentId: string
}

/** Whether someone may know that a document exists. Who may not is answered as if it did not. */
export function mayKnow(
  powers: Powers,
  person: Person,
  { secrecy, ownerId, departmentId }: Knowable,
): boolean {
  const thing = { secrecy, ownerId, departmentId }
  return may(powers, person, 'document.know', thing).outcome === 'allowed'
}

/** Whether every business role may know of documents of this level: only their cards stand in channels. */
export function isKnownToAll(powers: Powers, secrecy: SecrecyLevel): boolean {
  const { byRole } = powers.cells['document.know'][secrecy]
  return Role.options
    .filter((role) => role !== 'administrator')
    .every((role) => byRole[role]?.some(({ holder }) => holder.scope === 'any'))
}
