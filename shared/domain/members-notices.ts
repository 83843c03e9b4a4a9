import type { Person } from '../records/person.ts'

export type MembersNotice =
  | { notice: 'members.list'; people: Person[] }
  | { notice: 'members.saved'; person: Person; byName: string; isNew: boolean }

export type MembersRefusal =
  | { code: 'members.self' }
  | { code: 'members.lastAdministrator' }
  | { code: 'members.managerUnknown' }
  /** The account is another's, or nobody's, than when the form was opened. */
  | { code: 'members.movedOn' }
  | { code: 'company.founded' }
