import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountClaim, accountCode, accountConfirm } from '../../../shared/commands/linking.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import { suggester } from '../../../shared/commands/suggesting.ts'
import { identityId } from '../../../shared/records/person.ts'
import { must, runAs, runAsHouse, staff, WORKSPACE } from '../../support/company.ts'
import { clientOf } from './forms-client.ts'
import { cardIn, type Desk, inLark, startDesk, xu, zheng } from './forms-desk.ts'

let desk: Desk

const account = (user: string) => `slack#${WORKSPACE}#${user}`
const inSlack = (user: string) => ({ chat: 'slack' as const, workspace: WORKSPACE, user })
const named = async (typed: string, by = xu) =>
  (await desk.archive.suggest('person', typed, by)).map(({ label }) => label)

const save = async (identity: string, name: string, active = 'yes') => {
  await must(
    runAs(desk.archive.kernel, staff.administrator.user, memberSave, {
      identity,
      name,
      roles: ['salesperson'],
      departmentId: '销售二部',
      active,
    }),
  )
  await desk.archive.settle()
}

beforeAll(async () => {
  desk = await startDesk()
  await save(account('USHAN'), '单晓峰')
  await save(account('UANNA'), 'Anna Li')
  await save(account('ULEFT'), '林远', 'no')
  await inBothChats('ULIN', 'ou_lin')
})
afterAll(() => desk.close())
beforeEach(() => desk.archive.meter.reset())

/** 林晓雯 in both chats, as a person is who has linked them. */
async function inBothChats(user: string, larkUser: string) {
  const { kernel } = desk.archive
  const { notice } = await must(runAs(kernel, user, accountCode, {}))
  if (notice.notice !== 'account.code') throw new Error('no code was given')
  const codeHash = kernel.chance.hash(notice.code)
  const found = await kernel.store.open([{ kind: 'claim', id: `linkCode#${codeHash}` }])
  const linkingId = await found.holderOf('linkCode', codeHash)
  const account = identityId(inLark(larkUser))
  await must(runAsHouse(kernel, accountClaim, { account, codeHash }))
  await must(runAs(kernel, user, accountConfirm, { linkingId, account }))
  await desk.archive.settle()
}

describe('a colleague is found', () => {
  test.each([
    ['林晓雯', ['林晓雯']],
    ['林', ['林晓雯']],
    ['晓雯', ['林晓雯']],
    ['linxiaowen', ['林晓雯']],
    ['Lin Xiao', ['林晓雯']],
    ['lxw', ['林晓雯']],
    ['xw', ['林晓雯', '许文']],
    ['xiao', ['林晓雯', '单晓峰']],
    // A surname that is read otherwise than the word.
    ['shan', ['单晓峰']],
    ['dan', ['单晓峰']],
    ['ANNA', ['Anna Li']],
    ['li', ['Anna Li', '林晓雯', '赵立新', '郑美玲']],
    ['al', ['Anna Li']],
    ['没有这个人', []],
  ])('by %s', async (typed, found) => {
    expect((await named(typed)).sort()).toEqual([...found].sort())
  })

  test('only while they work here', async () => {
    expect(await named('林远')).toEqual([])
  })

  test('and nobody is, by somebody who is no member', async () => {
    expect(await named('林', inLark('ou_stranger'))).toEqual([])
    expect(await named('', { ...xu, workspace: 'another tenant' })).toEqual([])
  })

  test('all of them in the order of their names when nothing was typed, the first twenty', async () => {
    const all = await named('')
    expect(all).toHaveLength(13)
    expect(all.slice(0, 3)).toEqual(['Anna Li', '陈志强', '单晓峰'])
    for (let at = 0; at < 10; at++) await save(account(`UMANY${at}`), `甄多${at}`)
    expect(await named('')).toHaveLength(20)
    expect(await named('zhenduo9')).toEqual(['甄多9'])
  })

  test('or is offered by the account that they were shown, while they are no member yet', async () => {
    const typed = 'lark#2ed263bf32cf1651#ou_5e6f0e98ba75bd017f66d72d09cea177'
    expect(await named(` ${typed} `)).toEqual([typed])
    expect(await named('lark#2ed263bf32cf1651')).toEqual([])
    expect(await named(typed, inLark('ou_stranger'))).toEqual([])
  })

  test('in one round trip', async () => {
    await suggester(desk.archive.kernel)('person', 'lin', xu)
    expect(desk.archive.meter.waves).toBe(1)
    expect(desk.archive.meter.calls).toEqual({ BatchGetItem: 1, Query: 1 })
  })

  test('by the account in the asker’s own chat where there is one, else by another', async () => {
    const idOf = async (typed: string, by = xu) =>
      (await desk.archive.suggest('person', typed, by)).map(({ id }) => id)
    expect(await idOf('林晓雯')).toEqual([`lark#${xu.workspace}#ou_lin`])
    expect(await idOf('林晓雯', inSlack(staff.manager.user))).toEqual([account('ULIN')])
    expect(await idOf('黄伟')).toEqual([account('UHUANG')])
    expect(await idOf('许文', inSlack(staff.manager.user))).toEqual([
      `lark#${xu.workspace}#${xu.user}`,
    ])
  })
})

describe('a person in a form', () => {
  test('is looked for like any other name', async () => {
    const card = await desk.enter(zheng, 'borrow')
    expect(clientOf(card).optionsOf('reader')).toHaveLength(21)
    const answer = await desk.press(zheng, card, 'reader__search', { reader__q: 'lxw' })
    const client = clientOf(cardIn(answer))
    expect(client.filled()['reader']).toBe(`lark#${xu.workspace}#ou_lin`)
    expect(client.optionsOf('reader').map(({ text }) => text)).toEqual([
      '（不选）',
      '林晓雯 · 销售一部',
    ])
  })

  test('can be listed anew without a name', async () => {
    const card = await desk.enter(zheng, 'borrow')
    const found = cardIn(await desk.press(zheng, card, 'reader__search', { reader__q: 'lxw' }))
    const answer = await desk.press(zheng, found, 'reader__search', { reader__q: '' })
    expect(clientOf(cardIn(answer)).optionsOf('reader')).toHaveLength(21)
    expect(answer.toast?.content).toBe('显示前 20 个；写得更全，可以再搜。')
  })

  test('of whom a form speaks is named in it, by the account of the chat it is opened in', async () => {
    const { administrator } = staff
    const step = await desk.archive.enter(administrator.user, 'members', { text: '林晓雯' })
    if (step.step !== 'form') throw new Error('no form')
    expect(step.opening.initial).toMatchObject({
      identity: { value: account('ULIN'), text: '林晓雯' },
      manager: { value: account('UCHEN'), text: '陈志强' },
    })
    const card = await desk.open(xu, step.opening)
    expect(clientOf(card).filled()).toMatchObject({ identity: account('ULIN') })
    const chosen = clientOf(card).filled()['manager']
    const manager = clientOf(card)
      .optionsOf('manager')
      .find(({ value }) => value === chosen)
    expect(manager?.text).toBe('陈志强 · 销售一部')
  })
})
