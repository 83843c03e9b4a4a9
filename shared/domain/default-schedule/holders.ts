import type { Holder } from '../../records/authority.ts'
import { Role } from '../../terms/role.ts'

/** These roles, wherever the customer belongs. */
export const any = (...roles: Role[]): Holder[] => roles.map((role) => ({ role, scope: 'any' }))

/** The customer's own salesperson. */
export const owner: Holder = { role: 'salesperson', scope: 'owner' }

/** The manager of the customer's department. */
export const itsManager: Holder = { role: 'departmentManager', scope: 'department' }

/** The deputy general manager in charge of the customer's department (分管副总经理). */
export const itsDeputy: Holder = { role: 'deputyGeneralManager', scope: 'inCharge' }

/** Every role that does the company's business; the administrator keeps the house and sees no content. */
export const business: Holder[] = any(...Role.options.filter((role) => role !== 'administrator'))
