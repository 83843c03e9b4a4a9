import type { Document } from '../records/document.ts'
import { SecrecyLevel } from '../terms/secrecy-level.ts'
import { may, type Powers } from './authorising.ts'
import type { Actor } from './standing.ts'

/**
 * The shelves on which a document's name stands: one of its level for those who may know of all,
 * one of its level and department, one of its level and owner. Who may not know never reads there.
 */
export function shelvesOfDocument(
  document: Pick<Document, 'secrecy' | 'departmentId' | 'ownerId'>,
): string[] {
  const { secrecy, departmentId, ownerId } = document
  return [whole(secrecy), ofDepartment(secrecy, departmentId), ofOwner(secrecy, ownerId)]
}

/** The fewest shelves that hold every document of which a person may know, and no other. 篇2 rules §4 (安全保密) */
export function shelvesKnownTo(actor: Actor, powers: Powers): string[] {
  return SecrecyLevel.options.flatMap((secrecy) => {
    const knows = (near: { departmentId?: string; ownerId?: string }) =>
      may(powers, actor, 'document.know', { secrecy, ...near }).outcome === 'allowed'
    if (knows({})) return [whole(secrecy)]
    const departments = [...new Set([actor.departmentId, ...actor.inCharge])]
    return [
      ...departments
        .filter((departmentId) => knows({ departmentId }))
        .map((departmentId) => ofDepartment(secrecy, departmentId)),
      ...(knows({ ownerId: actor.id }) ? [ofOwner(secrecy, actor.id)] : []),
    ]
  })
}

const whole = (secrecy: SecrecyLevel) => `document:${secrecy}`
const ofDepartment = (secrecy: SecrecyLevel, id: string) => `document:${secrecy}:department:${id}`
const ofOwner = (secrecy: SecrecyLevel, id: string) => `document:${secrecy}:owner:${id}`
