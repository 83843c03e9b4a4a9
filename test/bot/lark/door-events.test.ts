import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entrances } from '../../../shared/commands/catalogue.ts'
import type { Entrance, Intent } from '../../../shared/commands/entrance.ts'
import { wordsOf } from './card-reading.ts'
import { cai, DIRECT, GROUP, lin, type Stage, startStage, TENANT, xu } from './door-stage.ts'
import { refused } from './open-api.ts'

const asked: Intent[] = []

/** Remembers what it was asked. */
const ask: Entrance = {
  name: 'ask',
  start: (intent) => {
    asked.push(intent)
    return { step: 'show', notice: { notice: 'done' } }
  },
}
const ways = [...entrances.filter(({ name }) => name !== 'ask'), ask]

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ entrances: ways })
})
afterAll(() => stage.close())
beforeEach(() => {
  stage.open()
  stage.kept.length = 0
})

let messages = 0
const newId = () => `om_${++messages}`

/** A message as Lark gives it out again. */
const parent = (msg_type: string, content: object, sender: object = {}) => ({
  body: {
    code: 0,
    data: {
      items: [
        {
          message_id: 'om_parent',
          msg_type,
          create_time: '1795000000000',
          body: { content: JSON.stringify(content) },
          sender,
        },
      ],
    },
  },
})

describe('in a group', () => {
  it('a known word opens its form in the one-to-one chat, and says so under the message', async () => {
    const id = newId()
    await stage.say(lin, GROUP, { id, words: '@案卷 拜访' })
    const [form, word, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(form).toMatchObject({ to: lin.user })
    expect(wordsOf(form?.card)).toContain('了解到的情况')
    expect(word).toMatchObject({ to: id })
    expect(wordsOf(word?.card)).toContain('表单已发到您与案卷的单聊。')
    expect(wordsOf(word?.card)).not.toContain('了解到的情况')
    expect(stage.kept).toMatchObject([
      {
        form: 'visit.report',
        place: { chat: 'lark', workspace: TENANT, channel: GROUP, thread: id },
      },
    ])
  })

  it('a word that is no way in is a question, without our name in it', async () => {
    const id = newId()
    await stage.say(lin, GROUP, { id, words: '@案卷 凤竹 怎么样?  <b> & 急' })
    expect(asked.at(-1)).toMatchObject({
      text: '凤竹 怎么样?  <b> & 急',
      by: { chat: 'lark', workspace: TENANT, user: lin.user },
      overheard: true,
    })
    expect(stage.spoken()).toMatchObject([{ to: id }])
  })

  it('our name alone is answered with what can be asked for', async () => {
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷' })
    expect(stage.spoken().map(({ card }) => wordsOf(card))).toEqual([
      expect.stringContaining('我能做什么'),
    ])
  })

  it('a file can be filed with a button under it, and nobody else hears of it', async () => {
    const id = newId()
    await stage.say(lin, GROUP, { id, file: '凤竹合同.pdf' })
    const [offer, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(offer?.to).toBe(id)
    expect(wordsOf(offer?.card)).toContain('凤竹合同.pdf')
    expect(JSON.stringify(offer?.card)).toContain(`${id}/file/file_1`)
  })

  it('a file of somebody whom the house does not know breaks in with no word', async () => {
    for (const who of [xu, cai]) await stage.say(who, GROUP, { id: newId(), file: '凤竹合同.pdf' })
    expect(stage.spoken()).toEqual([])
  })

  it.each([
    ['of our tenant', xu],
    ['of another', cai],
  ])('a stranger %s who names us is told how to ask, and nothing else', async (_, who) => {
    const id = newId()
    await stage.say(who, GROUP, { id, words: '@案卷 概况 凤竹' })
    const [word, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(word?.to).toBe(id)
    expect(wordsOf(word?.card)).toMatch(/您还没有登记为成员.*You are not a member yet/s)
  })

  it('who cannot be reached alone is told so in company, without the form', async () => {
    stage.api.say('/messages', refused(230013))
    const id = newId()
    await stage.say(lin, GROUP, { id, words: '@案卷 拜访' })
    const word = stage.spoken().find(({ to }) => to === id)
    expect(wordsOf(word?.card)).toContain('请先打开与案卷的单聊')
  })

  it('that we were taken out of is answered to who asked, alone', async () => {
    stage.api.say('/reply', refused(230002))
    const id = newId()
    await stage.say(lin, GROUP, { id, words: '@案卷 帮助' })
    expect(stage.spoken().map(({ to }) => to)).toEqual([id, lin.user])
  })
})

describe('an answer to a message', () => {
  it('that says 归档 files the file in it', async () => {
    const file = { file_key: 'file_9', file_name: '凤竹年度合同.pdf' }
    stage.api.say('/om_parent', parent('file', file))
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷 归档', answers: 'om_parent' })
    const [draft] = stage.kept
    expect(draft).toMatchObject({
      form: 'document.file',
      initial: { title: '凤竹年度合同', documentKind: 'contractText' },
    })
    expect(JSON.parse(draft?.hidden['attachment'] ?? '')).toMatchObject({
      chat: 'lark',
      workspace: TENANT,
      fileId: 'om_parent/file/file_9',
    })
  })

  it('that says 拜访 takes what it says for what was learned', async () => {
    stage.api.say('/om_parent', parent('text', { text: '王总说「明年要 120 吨」' }))
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷 拜访', answers: 'om_parent' })
    expect(stage.kept).toMatchObject([{ initial: { learned: '王总说「明年要 120 吨」' } }])
  })

  it('that says nothing but our name offers to file what is in it', async () => {
    stage.api.say('/om_parent', parent('image', { image_key: 'img_9' }))
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷', answers: 'om_parent' })
    expect(JSON.stringify(stage.spoken().at(-1)?.card)).toContain('om_parent/image/img_9')
  })

  it('that asks a question asks it by itself', async () => {
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷 凤竹 如何', answers: 'om_parent' })
    expect(asked.at(-1)).toMatchObject({ text: '凤竹 如何', message: { text: '凤竹 如何' } })
    expect(stage.api.calls.filter(({ call }) => call.startsWith('GET'))).toEqual([])
  })

  it.each([
    ['a card of ours', parent('interactive', { title: '凤竹', elements: [] })],
    ['a message that was taken back', refused(230011)],
  ])('to %s stands by itself', async (_, saying) => {
    stage.api.say('/om_parent', saying)
    await stage.say(lin, GROUP, { id: newId(), words: '@案卷 拜访 凤竹', answers: 'om_parent' })
    expect(stage.kept).toMatchObject([{ initial: { learned: '凤竹' } }])
  })
})

describe('in the one-to-one chat', () => {
  it.each(['/visit', '拜访', 'Visit'])(
    '%s opens its form, and nothing more is said',
    async (words) => {
      await stage.say(lin, DIRECT, { id: newId(), words })
      expect(stage.spoken()).toMatchObject([{ to: lin.user }])
      expect(stage.kept).toMatchObject([{ form: 'visit.report', place: { direct: true } }])
    },
  )

  it('a question is answered in the chat, where nobody overhears it', async () => {
    await stage.say(lin, DIRECT, { id: newId(), words: '凤竹 怎么样' })
    expect(asked.at(-1)).toMatchObject({ overheard: false })
    expect(stage.spoken()).toMatchObject([{ to: DIRECT }])
  })

  it('a stranger is told how to ask, whatever they say', async () => {
    for (const words of ['你好', '/visit 凤竹', '凤竹 怎么样']) {
      await stage.say(xu, DIRECT, { id: newId(), words })
      expect(stage.spoken().map(({ card }) => wordsOf(card))).toEqual([
        expect.stringContaining('您还没有登记为成员'),
      ])
    }
    expect(stage.kept).toEqual([])
  })

  it('a line of the menu is a way in by its name', async () => {
    await stage.chooses(lin, 'visit')
    await stage.chooses(lin, 'help')
    const [form, help, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(form?.to).toBe(lin.user)
    expect(stage.kept).toMatchObject([{ form: 'visit.report' }])
    expect(help?.to).toBe(lin.user)
    expect(wordsOf(help?.card)).toContain('我能做什么')
  })

  it('a line of the menu of which we know nothing is said to be none', async () => {
    await stage.chooses(lin, 'new_request')
    expect(stage.spoken().map(({ card }) => wordsOf(card))).toEqual([
      expect.stringContaining('查无此项'),
    ])
  })

  it('opened for the first time shows what waits and what can be asked for; later nothing', async () => {
    await stage.enters(lin)
    const [home, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(home?.to).toBe(lin.user)
    expect(wordsOf(home?.card)).toMatch(/林晓雯 的案头.*我能做什么/s)
    await stage.enters(lin)
    expect(stage.spoken()).toEqual([])
  })

  it('opened by a stranger says how to ask, once', async () => {
    await stage.enters(xu)
    await stage.enters(xu)
    expect(stage.spoken().map(({ card }) => wordsOf(card))).toEqual([
      expect.stringContaining('您还没有登记为成员'),
    ])
  })

  it('that was closed meanwhile is left alone', async () => {
    stage.api.say('/messages', refused(230013))
    await stage.say(lin, DIRECT, { id: newId(), words: '帮助' })
    await stage.say(lin, DIRECT, { id: newId(), words: '拜访' })
    await stage.chooses(lin, 'help')
    expect(stage.spoken()).toHaveLength(3)
  })
})

describe('worked on again after a crash', () => {
  it.each([
    ['an answer', '@案卷 帮助'],
    ['a form', '@案卷 拜访'],
  ])('%s has the same names with Lark, so that it is said once', async (_, words) => {
    const { items } = await stage.say(lin, GROUP, { id: newId(), words })
    const first = stage.spoken()
    for (const item of items) await stage.ears({ ...item, again: true })
    const second = stage.spoken()
    expect(first.length).toBeGreaterThan(0)
    expect(second.map(({ to, uuid }) => [to, uuid])).toEqual(
      first.map(({ to, uuid }) => [to, uuid]),
    )
    const names = first.map(({ uuid }) => uuid)
    expect(new Set(names).size).toBe(names.length)
  })

  it('a message that Lark tells twice is answered once', async () => {
    const id = newId()
    for (let times = 0; times < 2; times++) await stage.say(lin, GROUP, { id, words: '@案卷 帮助' })
    expect(stage.spoken()).toHaveLength(1)
  })
})
