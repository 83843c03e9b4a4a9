import type { Holder } from '../records/authority.ts'
import type { Person } from '../records/person.ts'
import type { SecrecyLevel } from '../terms/secrecy-level.ts'

/** What the authority schedule looks at in a person. */
export type Actor = Readonly<Pick<Person, 'id' | 'departmentId' | 'active'>> & {
  readonly roles: readonly Person['roles'][number][]
  readonly inCharge: readonly string[]
}

/** What the authority schedule looks at in a thing: its level, and whose customer it concerns. */
export interface Thing {
  readonly secrecy?: SecrecyLevel | undefined
  readonly ownerId?: string | undefined
  readonly departmentId?: string | undefined
  /** Who is to read it; none: whoever acts. */
  readonly reader?: { readonly id: string; readonly departmentId: string } | undefined
}

/** Whether a person stands as near to the thing's customer as a scope asks. */
export function standsIn(scope: Holder['scope'], actor: Actor, thing: Thing): boolean {
  switch (scope) {
    case 'any':
      return true
    case 'owner':
      return thing.ownerId === actor.id
    case 'department':
      return thing.departmentId === actor.departmentId
    case 'inCharge':
      return thing.departmentId !== undefined && actor.inCharge.includes(thing.departmentId)
  }
}

/** Whether a person may act for the reader: themselves, or as the holder allows one of their department. */
export function mayActFor(holder: Holder, actor: Actor, thing: Thing): boolean {
  const { reader } = thing
  if (reader === undefined || reader.id === actor.id) return true
  // 篇2 rules §7.2: the department manager files the form for the people of the department.
  return holder.readers === 'department' && reader.departmentId === actor.departmentId
}

/** Whether a person is one of the holders for this thing. */
export function isAmong(holders: readonly Holder[], actor: Actor, thing: Thing): boolean {
  for (const holder of holders) {
    if (actor.roles.includes(holder.role) && standsIn(holder.scope, actor, thing)) return true
  }
  return false
}
