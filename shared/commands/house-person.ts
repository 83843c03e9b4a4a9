import type { Person } from '../records/person.ts'

/** The house itself: it acts for the clock and the reactors, and holds no power over content. */
export const housePerson: Person = {
  kind: 'person',
  id: 'house',
  version: 0,
  name: '案卷',
  roles: ['administrator'],
  departmentId: 'house',
  inCharge: [],
  locale: 'zh',
  active: true,
  identities: [],
}
