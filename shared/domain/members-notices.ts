import type { Person } from '../records/person.ts'

/** What is said of members. */
export type MembersNotice =
  | { notice: 'members.list'; people: Person[] }
  | { notice: 'members.saved'; person: Person; byName: string; isNew: boolean }

/** Why a member's form is refused. */
export type MembersRefusal =
  | { code: 'members.self' }
  | { code: 'members.lastAdministrator' }
  | { code: 'members.managerUnknown' }
  /** The account is another's, or nobody's, than when the form was opened. */
  | { code: 'members.movedOn' }
  | { code: 'company.founded' }
