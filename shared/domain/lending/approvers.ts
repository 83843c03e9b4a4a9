import type { Authority } from '../../records/authority.ts'
import type { Person } from '../../records/person.ts'
import type { Role } from '../../terms/role.ts'
import { approversOf, type PendingRequest } from '../authorising.ts'
import { rolesOf } from '../schedule-table.ts'
import type { Look, World } from '../world.ts'

/** Everyone who may decide a request now, by office or by power of attorney; each once. */
export async function deciders(
  authority: Authority,
  request: PendingRequest,
  { powers, at }: Pick<World, 'powers' | 'at'>,
  look: Look,
): Promise<Person[]> {
  const inOffice = await peopleInAny(rolesOf(authority.approvedBy, authority.escalatesTo), look)
  const attorneys = (
    await Promise.all(inOffice.map((grantor) => look.attorneysBy(grantor.id)))
  ).flat()
  const delegates = await Promise.all(
    attorneys.map(({ delegateId }) => look.get('person', delegateId)),
  )
  const people = each([...inOffice, ...delegates.filter((person) => person !== undefined)])
  const found = approversOf(powers, authority.id, request, people, attorneys, at)
  return each(found.map(({ person }) => person))
}

/** Everyone who holds any of these roles; each once. */
export async function peopleInAny(roles: readonly Role[], look: Look): Promise<Person[]> {
  return each((await Promise.all(roles.map((role) => look.peopleIn(role)))).flat())
}

const each = (people: readonly Person[]): Person[] => [
  ...new Map(people.map((person) => [person.id, person])).values(),
]
