import type { MemberFilled } from '../forms/member.ts'
import { Company } from '../records/company.ts'
import { ChatIdentity, type Person } from '../records/person.ts'
import { may } from './authorising.ts'
import { type Decision, invalid, refuse } from './decision.ts'
import { lacking } from './refusing.ts'
import type { World } from './world.ts'

/** The person behind a chat account named as `slack#T…#U…`. */
export function identityFrom(text: string): ChatIdentity {
  const [chat, workspace, user] = text.split('#')
  return ChatIdentity.parse({ chat, workspace, user })
}

/** What saving a member depends on, as it stands. */
export interface Membership {
  /** Who holds the chat account now. */
  person: Person | undefined
  manager: Person | undefined
  administrators: Person[]
}

/** For whom a form was opened when the account was nobody's yet. */
export const NOBODY = 'nobody'

/**
 * Takes a member in, or changes roles, department and state. Nobody changes their own roles, and the
 * general managers are told of every change: an administrator has no right to content, nor a quiet way to it.
 */
export function saveMember(
  filled: MemberFilled,
  known: Membership,
  world: World,
  /** The id of the member whose form it was, or {@link NOBODY}; none where the account was chosen in the form. */
  openedFor?: string,
): Decision {
  const verdict = may(world.powers, world.actor, 'members.manage', {})
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const { person, manager, administrators } = known
  // Linked or taken off while the form lay open, the account would carry its facts to somebody else.
  if (openedFor !== undefined && openedFor !== (person?.id ?? NOBODY))
    return invalid('identity', { code: 'members.movedOn' })
  if (person?.id === world.actor.id) return refuse({ code: 'members.self' })
  if (filled.manager && !manager) return invalid('manager', { code: 'members.managerUnknown' })
  const keepsAdministrator = filled.active === 'yes' && filled.roles.includes('administrator')
  if (!keepsAdministrator && administrators.every(({ id }) => id === person?.id)) {
    return refuse({ code: 'members.lastAdministrator' })
  }
  const identity = identityFrom(filled.identity)
  const saved: Person = {
    kind: 'person',
    id: person?.id ?? world.newId(),
    version: (person?.version ?? 0) + 1,
    name: filled.name,
    roles: filled.roles,
    departmentId: filled.departmentId,
    inCharge: (filled.inCharge ?? '')
      .split(/[、,\uff0c;\uff1b]/)
      .map((name) => name.trim())
      .filter(Boolean),
    locale: person?.locale ?? 'zh',
    ...(person?.localeChosen ? { localeChosen: true } : {}),
    active: filled.active === 'yes',
    identities: person?.identities ?? [identity],
    ...(manager ? { managerId: manager.id } : {}),
  }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ ...(person ? { before: person } : {}), after: saved }],
    ...(person ? {} : { claims: [{ what: 'identity', value: filled.identity, holder: saved.id }] }),
    by: { authorityId: verdict.authority.id },
    tell: [
      {
        to: [{ person: saved.id }, { role: 'generalManager' }],
        notice: {
          notice: 'members.saved',
          person: saved,
          byName: world.actor.name,
          isNew: !person,
        },
      },
    ],
    answer: { notice: 'members.saved', person: saved, byName: world.actor.name, isNew: !person },
  }
}

/** Before the company is founded. */
export const unfounded: Company = Company.parse({
  kind: 'company',
  id: 'company',
  version: 0,
  name: '',
  dossiers: 0,
  attorneys: 0,
  schedule: 0,
})

/**
 * Founds the company with its first administrator, named by whoever deploys: no chat message can do it,
 * so nobody becomes administrator by being first to write.
 */
export function foundCompany(
  {
    name,
    administrator,
    administratorName,
  }: { name: string; administrator: string; administratorName: string },
  world: World,
): Decision {
  if (world.actor.id !== 'house') return refuse({ code: 'thing.unknown', what: 'activity' })
  if (world.company.version > 0) return refuse({ code: 'company.founded' })
  const person: Person = {
    kind: 'person',
    id: world.newId(),
    version: 1,
    name: administratorName,
    roles: ['administrator'],
    departmentId: '总经理办公室',
    inCharge: [],
    locale: 'zh',
    active: true,
    identities: [identityFrom(administrator)],
  }
  return {
    outcome: 'accepted',
    root: 'company',
    changes: [{ after: { ...world.company, version: 1, name } }, { after: person }],
    claims: [{ what: 'identity', value: administrator, holder: person.id }],
    by: { authorityId: 'house.found' },
    tell: [],
    answer: { notice: 'done' },
  }
}
