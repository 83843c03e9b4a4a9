import type { Actor, Thing } from '../../../shared/domain/authorising.ts'
import type { Holder } from '../../../shared/records/authority.ts'
import { Role } from '../../../shared/terms/role.ts'
import type { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import type { Dice } from './dice.ts'

/** How a person stands to the customer of a thing. */
export const relations = ['stranger', 'owner', 'department', 'inCharge', 'all'] as const
export type Relation = (typeof relations)[number]

export const departments = ['sales-east', 'sales-west', 'office'] as const

/** A person who stands so to the thing, and the thing. */
export function pairOf(
  d: Dice,
  id: string,
  role: Role,
  relation: Relation,
  secrecy: SecrecyLevel | undefined,
): { actor: Actor; thing: Thing } {
  const near = relation === 'department' || relation === 'all'
  const charged = relation === 'inCharge' || relation === 'all'
  const departmentId = d.pick(departments)
  const elsewhere = departments.filter((one) => one !== departmentId)
  const about = near ? departmentId : d.pick(elsewhere)
  const inCharge = departments.filter((one) => (one === about ? charged : d.chance(0.4)))
  const second = d.chance(0.12) ? [d.pick(Role.options)] : []
  const owner = relation === 'owner' || relation === 'all'
  const known = near || charged || d.chance(0.8)
  return {
    actor: { id, roles: [...new Set([role, ...second])], departmentId, inCharge, active: true },
    thing: {
      secrecy,
      ownerId: owner ? id : d.pick(['wang-fang', undefined]),
      departmentId: known ? about : undefined,
    },
  }
}

/** How a holder has to stand to hold. */
export const relationFor = (d: Dice, { scope }: Holder): Relation =>
  scope === 'any' ? d.pick(relations) : d.pick([scope, 'all'])
