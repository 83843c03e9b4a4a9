import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Intent } from '../../shared/commands/entrance.ts'
import { companyFound } from '../../shared/commands/members.ts'
import { cardOf } from '../../shared/replies/draw.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { must, runAsHouse, staff, WORKSPACE } from '../support/company.ts'

const account = (user: string) => `slack#${WORKSPACE}#${user}`
const li = {
  identity: account('ULI'),
  name: '李秋',
  roles: ['salesperson'],
  departmentId: '销售一部',
  active: 'yes',
}

describe('members', () => {
  let archive: Archive
  const save = (user: string, changes: object = {}) =>
    archive.fill(user, 'member.save', { ...li, ...changes })

  beforeAll(async () => {
    archive = await startArchive()
  })
  afterAll(() => archive.close())

  it('are taken in by the administrator, and the general manager is told', async () => {
    expect(await must(save(staff.administrator.user))).toMatchObject({
      notice: { notice: 'members.saved', isNew: true, person: { name: '李秋' } },
    })
    const [entry] = (await archive.shelves.journal('company', 1, 100)).slice(-1)
    expect(entry).toMatchObject({ command: 'member.save', authorityId: 'members.manage' })
  })

  it('are one person however often the same account is entered', async () => {
    await must(save(staff.administrator.user, { departmentId: '销售二部' }))
    const named = (await archive.shelves.staff()).filter(({ name }) => name === '李秋')
    expect(named).toMatchObject([{ departmentId: '销售二部', version: 2 }])
  })

  it.each(['salesperson', 'generalManager', 'archivist'] as const)(
    'are not taken in by the %s, who lacks the power',
    async (role) => {
      expect(await save(staff[role].user)).toMatchObject({
        kind: 'refused',
        refusal: { code: 'power.lacking', grantors: ['administrator'] },
      })
    },
  )

  it('never change their own roles, not even the administrator', async () => {
    const own = { identity: account(staff.administrator.user), roles: ['generalManager'] }
    expect(await save(staff.administrator.user, own)).toMatchObject({
      refusal: { code: 'members.self' },
    })
  })

  it('have nothing left to do once suspended', async () => {
    await must(save(staff.administrator.user, { active: 'no' }))
    expect(await archive.fill('ULI', 'visit.report', {})).toMatchObject({ kind: 'invalid' })
    expect(await archive.enter('ULI', 'visit')).toEqual({
      step: 'refused',
      refusal: { code: 'person.inactive' },
    })
  })

  it('need a manager who is a member', async () => {
    expect(await save(staff.administrator.user, { manager: account('UNOBODY') })).toEqual({
      kind: 'invalid',
      issues: { manager: { code: 'members.managerUnknown' } },
    })
  })
})

describe('the form of a member', () => {
  let archive: Archive
  const { administrator, salesperson, manager, otherSalesperson } = staff
  const lark = (user: string) => ({ chat: 'lark' as const, workspace: '2ed2', user })
  const xu = { name: '许文', roles: ['salesperson'], departmentId: '销售二部', active: 'yes' }
  const opening = async (asked: Partial<Intent>) => {
    const step = await archive.enter(administrator.user, 'members', asked)
    if (step.step !== 'form') throw new Error(`no form: ${JSON.stringify(step)}`)
    return step.opening
  }

  beforeAll(async () => {
    archive = await startArchive()
  })
  afterAll(() => archive.close())

  it('opens for whoever is mentioned, and for nobody of the same name', async () => {
    const mentioned = lark('ou_wang')
    const named = staff.generalManager.name
    expect(await opening({ text: named })).toMatchObject({ initial: { name: named } })
    const unknown = await opening({ text: `@${named}`, mentioned })
    expect(unknown.initial).not.toHaveProperty('name')
    expect(unknown).toMatchObject({
      without: ['identity'],
      hidden: { identity: 'lark#2ed2#ou_wang', openedFor: 'nobody' },
      preface: [expect.stringContaining('lark#2ed2#ou_wang 还不是成员')],
    })
  })

  it('opens for an account that was typed, or came along with a button', async () => {
    const typed = account(salesperson.user)
    for (const asked of [{ text: typed }, { args: { mentioned: typed, text: '@某人' } }]) {
      expect(await opening(asked)).toMatchObject({
        initial: { name: '林晓雯', identity: { value: typed, text: '林晓雯' } },
        without: [],
        hidden: { openedFor: expect.any(String) },
      })
    }
    for (const mentioned of ['slack', 'house#house#house', `slack#${WORKSPACE}#<@ULIN>`, '']) {
      const { initial, hidden } = await opening({ args: { mentioned }, text: '-' })
      expect([initial, hidden]).toEqual([{ active: 'yes' }, undefined])
    }
  })

  it('is offered in a group with the account that was mentioned', async () => {
    const mentioned = lark('ou_xu')
    const asked = { text: '@许文', mentioned, overheard: true }
    expect(await archive.enter(administrator.user, 'members', asked)).toMatchObject({
      notice: { notice: 'alone', text: '@许文', mentioned: 'lark#2ed2#ou_xu' },
    })
  })

  it('goes to nobody but whom it was opened for', async () => {
    const { hidden } = await opening({ mentioned: lark('ou_xu') })
    const fill = (args: object) => archive.fill(administrator.user, 'member.save', args)
    await must(fill({ ...xu, ...hidden }))
    // Taken in meanwhile by another form: the second would have been about somebody who is no longer nobody.
    expect(await fill({ ...xu, ...hidden, roles: ['generalManager'] })).toEqual({
      kind: 'invalid',
      issues: { identity: { code: 'members.movedOn' } },
    })
    const { hidden: his } = await opening({ text: otherSalesperson.name })
    const identity = account(salesperson.user)
    expect(await fill({ ...xu, ...his, identity })).toMatchObject({
      issues: { identity: { code: 'members.movedOn' } },
    })
    await must(fill({ ...xu, ...his, identity: account(otherSalesperson.user), name: '黄伟' }))
  })

  it('keeps a manager whom this chat cannot show, unless another is chosen', async () => {
    const fill = (args: object) => archive.fill(administrator.user, 'member.save', args)
    const identity = account('UNEW')
    await must(fill({ ...xu, identity, name: '新人', manager: 'lark#2ed2#ou_xu' }))
    const { initial, hidden, preface, without } = await opening({ text: identity })
    expect(initial).not.toHaveProperty('manager')
    expect(without).not.toContain('manager')
    expect(preface).toEqual([expect.stringContaining('上级经理：许文')])
    const managerOf = async () => {
      const found = await archive.kernel.store.open([{ kind: 'identity', id: identity }])
      const { managerId = '' } = found.person(identity) ?? {}
      return (await found.get('person', managerId))?.name
    }
    const kept = { ...xu, ...hidden, identity, name: '新人' }
    await must(fill(kept))
    expect(await managerOf()).toBe('许文')
    await must(fill({ ...kept, manager: account(manager.user) }))
    expect(await managerOf()).toBe('陈志强')
  })

  it('lists everybody with the chats that they are known in', async () => {
    const step = await archive.enter(administrator.user, 'members')
    if (step.step !== 'show') throw new Error('no list')
    const { table } = cardOf(step.notice, 'zh')
    const chats = new Map(table?.rows.map((row) => [row[0], row[3]]))
    expect(table?.columns[3]).toBe('聊天')
    expect([chats.get('林晓雯'), chats.get('许文')]).toEqual(['Slack', '飞书'])
  })
})

describe('the company', () => {
  it('is founded once, by the house alone', async () => {
    const archive = await startArchive()
    const args = { name: '闽海', administrator: account('UEVIL'), administratorName: '冒名' }
    expect(await runAsHouse(archive.kernel, companyFound, args)).toMatchObject({
      refusal: { code: 'company.founded' },
    })
    await archive.close()
  })
})
