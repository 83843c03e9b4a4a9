import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyFound } from '../../shared/commands/members.ts'
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
