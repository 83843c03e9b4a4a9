import { afterAll, beforeAll, expect, it } from 'vitest'
import { activities, entrances } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import { learnLanguage } from '../../shared/commands/learning-language.ts'
import { memberSave } from '../../shared/commands/members.ts'
import type { Messenger } from '../../shared/commands/messenger.ts'
import { type Turn, turnOf } from '../../shared/commands/turn.ts'
import { type ChatIdentity, identityId } from '../../shared/records/person.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, staff, WORKSPACE } from '../support/company.ts'

const lin: ChatIdentity = { chat: 'slack', workspace: WORKSPACE, user: staff.salesperson.user }

let archive: Archive
let acts = 0
beforeAll(async () => {
  archive = await startArchive()
})
afterAll(() => archive.close())

function asks(text: string, args: Record<string, string> = {}): Promise<Turn> {
  const { kernel, shelves } = archive
  const intent = { id: `language:${acts++}`, name: 'language', by: lin, at: MONDAY, text, args }
  return turnOf(intent, { kernel, shelves, activities, entrances })
}

async function personNow() {
  const id = identityId(lin)
  const person = (await archive.kernel.store.open([{ kind: 'identity', id }])).person(id)
  if (!person) throw new Error('she is not a member')
  return person
}

/** A chat that says of everybody that they read Chinese. */
const chat = { languageOf: async () => 'zh' as const } satisfies Partial<Messenger>

/** The chat is asked as the reactors ask it. */
const learn = async () =>
  learnLanguage(await personNow(), lin, { ...nobody, ...chat }, { ...archive, now: () => MONDAY })

const unspoken = () => Promise.reject(new Error('nothing is said here'))
const nobody: Messenger = {
  post: unspoken,
  find: unspoken,
  update: unspoken,
  fetch: unspoken,
  languageOf: unspoken,
  home: unspoken,
}

it('a language is asked for in both, with a button for each', async () => {
  expect(await asks('')).toMatchObject({
    card: {
      title: '语言 · Language',
      buttons: [
        { text: '中文', style: 'primary', args: { locale: 'zh' } },
        { text: 'English', args: { locale: 'en' } },
      ],
    },
  })
})

it('what somebody chooses is answered in at once, and in everything after it', async () => {
  const chosen = await asks('English')
  expect(chosen).toMatchObject({ card: { title: 'You are answered in English from now on' } })
  expect(await asks('')).toMatchObject({ locale: 'en' })
})

it('what was chosen here is not changed by what the chat is set to, nor by an administrator', async () => {
  await learn()
  expect(await personNow()).toMatchObject({ locale: 'en', localeChosen: true })
  const { name, roles, departmentId } = staff.salesperson
  const args = { name, roles, departmentId, identity: identityId(lin), active: 'yes' }
  await must(archive.fill(staff.administrator.user, memberSave.name, args))
  await learn()
  expect(await personNow()).toMatchObject({ locale: 'en', localeChosen: true })
})

it('a button of the card, or a word for the language, comes to the same', async () => {
  expect(await asks('', { locale: 'zh' })).toMatchObject({ card: { title: '今后用中文答复您' } })
  expect(await asks('英文')).toMatchObject({
    card: { title: 'You are answered in English from now on' },
  })
  expect(await asks('法语')).toMatchObject({ card: { title: '语言 · Language' } })
})

it('whom the archive does not know chooses nothing', async () => {
  const { kernel } = archive
  const activity = activities.find(({ name }) => name === 'language.choose')
  if (!activity) throw new Error('there is no such activity')
  const by: ChatIdentity = { chat: 'lark', workspace: '2ed2', user: 'ou_nobody' }
  const command = { id: 'nobody', name: activity.name, by, at: MONDAY, inReadingRoom: false }
  const answer = await execute({ ...command, args: { locale: 'en' } }, activity, kernel)
  expect(answer).toEqual({ kind: 'refused', refusal: { code: 'person.unknown' } })
})
