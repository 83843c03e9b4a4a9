import * as z from 'zod'
import { may } from '../domain/authorising.ts'
import { foundCompany, noteLanguage, saveMember } from '../domain/members.ts'
import { lacking } from '../domain/refusing.ts'
import type { Look } from '../domain/world.ts'
import { memberForm } from '../forms/member.ts'
import type { Person } from '../records/person.ts'
import { Locale } from '../terms/locale.ts'
import { activity } from './activity.ts'
import type { Entrance, Step } from './entrance.ts'
import { identityId } from './execute.ts'

export const memberSave = activity({
  name: memberForm.id,
  args: memberForm.schema,
  needs: ({ identity }) => [
    { kind: 'claim', id: `identity#${identity}` },
    { kind: 'head', id: 'company' },
  ],
  decide: async (filled, world, look) =>
    saveMember(
      filled,
      {
        person: await personBehind(filled.identity, look),
        manager: filled.manager ? await personBehind(filled.manager, look) : undefined,
        administrators: await look.peopleIn('administrator'),
      },
      world,
    ),
})

/** Done once, by whoever deploys. */
export const companyFound = activity({
  name: 'company.found',
  args: z.object({
    name: z.string().min(1),
    administrator: memberForm.schema.shape.identity,
    administratorName: z.string().min(1),
  }),
  needs: () => [{ kind: 'head', id: 'company' }],
  decide: (args, world) => foundCompany(args, world),
})

/** Asked for by the house, once a chat has said in which language somebody reads it. */
export const memberLanguage = activity({
  name: 'member.language',
  args: z.object({ identity: memberForm.schema.shape.identity, locale: Locale }),
  needs: ({ identity }) => [
    { kind: 'claim', id: `identity#${identity}` },
    { kind: 'head', id: 'company' },
  ],
  decide: async ({ identity, locale }, world, look) =>
    noteLanguage(locale, await personBehind(identity, look), world),
})

/** `/members` lists them; with a name or a mention it opens that member's form. */
export const membersEntrance: Entrance = {
  name: 'members',
  command: {
    name: '/members',
    hint: '[姓名 name | @账号 account]',
    says: { zh: '成员、岗位与账号', en: 'Members, roles and accounts' },
  },
  words: ['成员', 'members'],
  alone: { zh: '成员', en: 'Members' },
  start: async (intent, world, look, shelves): Promise<Step> => {
    const verdict = may(world.powers, world.actor, 'members.manage', {})
    if (verdict.outcome !== 'allowed') return { step: 'refused', refusal: lacking(verdict) }
    const staff = await shelves.staff()
    const asked = (intent.args['member'] ?? intent.text).trim()
    if (!asked) return { step: 'show', notice: { notice: 'members.list', people: staff } }
    const identity = intent.mentioned && identityId(intent.mentioned)
    const called = asked.replace(/^@/, '')
    const person = staff.find(({ id, name }) => id === called || name === called)
    const known = person ?? (identity ? await personBehind(identity, look) : undefined)
    const manager = known?.managerId ? await look.get('person', known.managerId) : undefined
    return {
      step: 'form',
      opening: { form: memberForm, initial: initialOf(known, manager, identity) },
    }
  },
}

function initialOf(person: Person | undefined, manager: Person | undefined, identity?: string) {
  const account = accountOf(person) ?? identity
  const managerAccount = accountOf(manager)
  return {
    active: person && !person.active ? 'no' : 'yes',
    ...(account ? { identity: account } : {}),
    ...(managerAccount ? { manager: managerAccount } : {}),
    ...(person
      ? {
          name: person.name,
          roles: person.roles,
          departmentId: person.departmentId,
          inCharge: person.inCharge.join('、'),
        }
      : {}),
  }
}

function accountOf(person: Person | undefined): string | undefined {
  const identity = person?.identities[0]
  return identity && `${identity.chat}#${identity.workspace}#${identity.user}`
}

async function personBehind(identity: string, look: Look): Promise<Person | undefined> {
  const holder = await look.holderOf('identity', identity)
  return holder ? look.get('person', holder) : undefined
}
