import * as z from 'zod'
import { may } from '../domain/authorising.ts'
import { foundCompany, noteLanguage, saveMember } from '../domain/members.ts'
import { lacking } from '../domain/refusing.ts'
import type { Look } from '../domain/world.ts'
import { memberForm } from '../forms/member.ts'
import type { ChatIdentity, Person } from '../records/person.ts'
import { Locale } from '../terms/locale.ts'
import { accountFor } from './account-for.ts'
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
      opening: {
        form: memberForm,
        initial: {
          ...accountsOf({ identity: known, manager }, intent.by),
          // Somebody not taken in yet is known by how they were mentioned.
          ...(!known && identity ? { identity: { value: identity, text: called } } : {}),
          ...initialOf(known),
        },
      },
    }
  },
}

const initialOf = (person: Person | undefined) => ({
  active: person && !person.active ? 'no' : 'yes',
  ...(person
    ? {
        name: person.name,
        roles: person.roles,
        departmentId: person.departmentId,
        inCharge: person.inCharge.join('、'),
      }
    : {}),
})

/** People as person fields start with them, by their account in the chat where it is asked. */
function accountsOf(
  people: Readonly<Record<string, Person | undefined>>,
  by: ChatIdentity,
): Record<string, { value: string; text: string }> {
  const named = Object.entries(people).flatMap(([field, person]) => {
    const value = person && accountFor(by, person.identities.map(identityId))
    return value ? [[field, { value, text: person.name }] as const] : []
  })
  return Object.fromEntries(named)
}

async function personBehind(identity: string, look: Look): Promise<Person | undefined> {
  const holder = await look.holderOf('identity', identity)
  return holder ? look.get('person', holder) : undefined
}
