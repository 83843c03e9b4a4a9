import * as z from 'zod'
import { may } from '../domain/authorising.ts'
import { noteLanguage } from '../domain/language.ts'
import { foundCompany, NOBODY, saveMember } from '../domain/members.ts'
import { lacking } from '../domain/refusing.ts'
import type { Look, World } from '../domain/world.ts'
import { account } from '../forms/account.ts'
import { memberForm } from '../forms/member.ts'
import type { Opening } from '../forms/opening.ts'
import { type ChatIdentity, identityId, type Person } from '../records/person.ts'
import { memberPreface, newAccountText } from '../replies/members.ts'
import { Locale } from '../terms/locale.ts'
import { accountFor } from './account-for.ts'
import { activity } from './activity.ts'
import type { Entrance, Intent, Step } from './entrance.ts'

/** An administrator takes in a member, or changes what stands of one. */
export const memberSave = activity({
  name: memberForm.id,
  args: memberForm.schema.extend({
    openedFor: z.string().optional(),
    managerWas: account.optional(),
  }),
  needs: ({ identity }) => [
    { kind: 'claim', id: `identity#${identity}` },
    { kind: 'head', id: 'company' },
  ],
  decide: async ({ managerWas, openedFor, ...filled }, world, look) => {
    const manager = filled.manager ?? managerWas
    return saveMember(
      { ...filled, manager },
      {
        person: await personBehind(filled.identity, look),
        manager: manager ? await personBehind(manager, look) : undefined,
        administrators: await look.peopleIn('administrator'),
      },
      world,
      openedFor,
    )
  },
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

/** `/members` lists them; with a name, a mention or an account it opens that member's form. */
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
    const { args, by } = intent
    const asked = (args['member'] ?? args['openedFor'] ?? intent.text).trim()
    const named = accountNamed(intent)
    if (named) return { step: 'form', opening: await openingFor(named, world, look, by) }
    const staff = await shelves.staff()
    if (!asked) return { step: 'show', notice: { notice: 'members.list', people: staff } }
    const called = asked.replace(/^@/, '')
    const person = staff.find(({ id, name }) => id === called || name === called)
    return { step: 'form', opening: await openingOf(person, world, look, by) }
  },
}

/** The account that somebody means: mentioned, carried by a button, or typed as it is called. */
function accountNamed({ mentioned, args, text }: Intent): string | undefined {
  const candidates = [mentioned && identityId(mentioned), args['mentioned'], args['identity'], text]
  return candidates.find((candidate) => account.safeParse(candidate?.trim()).success)?.trim()
}

/** The form for whoever has this account. An account says whom it means; a name beside it may be anybody's. */
async function openingFor(
  named: string,
  world: World,
  look: Look,
  by: ChatIdentity,
): Promise<Opening> {
  const person = await personBehind(named, look)
  return person
    ? openingOf(person, world, look, by)
    : {
        form: memberForm,
        initial: initialOf(undefined),
        // Somebody not taken in yet can be chosen in no field.
        without: ['identity'],
        hidden: { identity: named, openedFor: NOBODY },
        preface: [newAccountText(named, world.actor.locale)],
      }
}

async function openingOf(
  person: Person | undefined,
  world: World,
  look: Look,
  by: ChatIdentity,
): Promise<Opening> {
  if (!person) return { form: memberForm, initial: initialOf(undefined) }
  const manager = person.managerId ? await look.get('person', person.managerId) : undefined
  const identity = personField(person, by)
  const above = manager && personField(manager, by)
  return {
    form: memberForm,
    initial: {
      ...initialOf(person),
      ...(identity?.isHere ? { identity: identity.field } : {}),
      ...(above?.isHere ? { manager: above.field } : {}),
    },
    // A chat shows none but its own accounts in a field for persons: others travel unseen.
    without: identity?.isHere ? [] : ['identity'],
    hidden: {
      openedFor: person.id,
      ...(identity && !identity.isHere ? { identity: identity.field.value } : {}),
      ...(above && !above.isHere ? { managerWas: above.field.value } : {}),
    },
    preface: memberPreface(
      {
        ...(identity?.isHere ? {} : { accounts: person.identities }),
        ...(above && !above.isHere ? { manager: above.field.text } : {}),
      },
      world.actor.locale,
    ),
  }
}

/** A person as a person field starts with them, by their account in the chat where it is asked, if they have one there. */
function personField({ name, identities }: Person, by: ChatIdentity) {
  const value = accountFor(by, identities.map(identityId))
  return value === undefined
    ? undefined
    : { field: { value, text: name }, isHere: value.startsWith(`${by.chat}#${by.workspace}#`) }
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

async function personBehind(identity: string, look: Look): Promise<Person | undefined> {
  const holder = await look.holderOf('identity', identity)
  return holder ? look.get('person', holder) : undefined
}
