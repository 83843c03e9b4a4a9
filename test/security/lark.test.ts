import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newChoice } from '../../shared/commands/customers/new-name.ts'
import { turnOf } from '../../shared/commands/turn.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { DIRECT, GROUP, lin, type Stage, startStage, TENANT } from '../bot/lark/door-stage.ts'
import { refused } from '../bot/lark/open-api.ts'
import { MONDAY, must, runAs, staff, WORKSPACE } from '../support/company.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())
beforeEach(() => {
  stage.open()
  stage.kept.length = 0
  stage.logged.length = 0
})

let messages = 0
const newId = () => `om_hostile_${messages++}`

describe('a file that a forged button names', () => {
  const THEIRS = 'om_board'
  /** A message as Lark tells of it. */
  const saidIn = (chat_id: string, user = 'ou_director') => {
    const sender = { id: user, id_type: 'open_id', sender_type: 'user', tenant_key: TENANT }
    const items = [{ message_id: THEIRS, chat_id, sender }]
    return { body: { code: 0, msg: 'success', data: { items } } }
  }
  const file = (more: object = {}) => {
    const fileId = `${THEIRS}/file/file_1`
    const named = { chat: 'lark', workspace: TENANT, fileId, name: '董事会纪要.pdf', size: 0 }
    return {
      k: 'intent',
      intent: 'file',
      args: { attachment: JSON.stringify({ ...named, ...more }) },
    }
  }
  const notFiled = async (value: object) => {
    const { toast } = await stage.press(lin, GROUP, value)
    expect(toast?.content).toContain('没有可以归档的文件')
    expect(stage.kept).toEqual([])
  }

  it('is filed from the chat where it was shared', async () => {
    stage.api.say(`/${THEIRS}`, saidIn(GROUP))
    await stage.press(lin, GROUP, file())
    expect(stage.kept).toMatchObject([{ form: 'document.file' }])
  })

  it('is filed by who shared it, wherever that was', async () => {
    stage.api.say(`/${THEIRS}`, saidIn('oc_shared', lin.user))
    await stage.press(lin, DIRECT, { ...file(), direct: true })
    expect(stage.kept).toMatchObject([{ form: 'document.file' }])
  })

  it('is not filed out of a chat that the button does not stand in', async () => {
    stage.api.say(`/${THEIRS}`, saidIn('oc_board'))
    await notFiled(file())
    // Where it claims to stand is no better than the rest of it.
    await stage.press(lin, GROUP, { ...file(), direct: true })
    expect(stage.kept).toEqual([])
  })

  it('is not filed where Lark tells nothing of its message', async () => {
    stage.api.say(`/${THEIRS}`, refused(230002))
    await notFiled(file())
    stage.api.say(`/${THEIRS}`, { body: { code: 0, msg: 'success', data: { items: [] } } })
    await notFiled(file())
    await notFiled(file({ fileId: '../../auth/v3/file/x' }))
  })

  it('is not filed out of the other chat of the house', async () => {
    await notFiled(file({ chat: 'slack', workspace: 'T0MINHAI01', fileId: 'F0BOARD' }))
    const { args } = file()
    const by = { chat: 'slack' as const, workspace: WORKSPACE, user: staff.salesperson.user }
    const asked = { id: 'forged', name: 'file', by, at: MONDAY, text: '', args }
    expect(await turnOf(asked, stage.face.house)).toMatchObject({ turn: 'card', isRefusal: true })
  })
})

describe('a text whose cut falls within a character', () => {
  const family = '👨‍👩‍👧'.repeat(700)

  it.each(['客户', '借阅', '拜访', '成员', '概况'])('is understood after %s', async (word) => {
    for (const before of ['', 'a', 'ab', '凤竹'])
      for (const chat of [GROUP, DIRECT]) {
        await stage.say(lin, chat, { id: newId(), words: `@案卷 ${word} ${before}${family}` })
        expect(stage.spoken()).not.toEqual([])
      }
  })

  it('is carried whole by a button', async () => {
    await stage.say(lin, GROUP, { id: newId(), words: `@案卷 成员 ${'好'.repeat(499)}😀` })
    const drawn = JSON.stringify(stage.spoken().at(-1)?.card)
    expect(drawn).toContain('好好')
    expect(drawn).not.toMatch(/\\ud[89a-f]/)
  })

  it('is kept as a visit note', async () => {
    const learned = `${'好'.repeat(79)}😀${'好'.repeat(20)}`
    await must(
      runAs(stage.face.house.kernel, staff.salesperson.user, visitReport, {
        customerId: newChoice('晋江宏源染料') ?? '',
        visitedOn: '2026-11-23',
        urgency: 'daily',
        learned,
        nextStep: learned,
      }),
    )
  })
})
