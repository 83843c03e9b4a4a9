import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keepNames } from '../../../lambdas/aws/shelves/keep-names.ts'
import { memberSave } from '../../../shared/commands/members.ts'
import { suggester } from '../../../shared/commands/suggesting.ts'
import type { Document } from '../../../shared/records/document.ts'
import type { SecrecyLevel } from '../../../shared/terms/secrecy-level.ts'
import { type Archive, memberId, startArchive } from '../../support/archive.ts'
import { MONDAY, must, runAs, staff, WORKSPACE } from '../../support/company.ts'

const {
  salesperson,
  otherSalesperson,
  manager,
  deputy,
  director,
  archivist,
  administrator,
  generalManager,
} = staff

let archive: Archive
let lin: string
let huang: string

beforeAll(async () => {
  archive = await startArchive()
  lin = await memberId(archive, salesperson.user)
  huang = await memberId(archive, otherSalesperson.user)
  await file('unclassified', '营业执照', lin, salesperson.departmentId, '0001')
  await file('secret', '供货合同', lin, salesperson.departmentId, '0002')
  await file('highlySecret', '底价合同', lin, salesperson.departmentId, '0003')
  await file('highlySecret', '对赌合同', huang, otherSalesperson.departmentId, '0004')
  await file('topSecret', '收购合同', lin, salesperson.departmentId, '0005')
})
afterAll(() => archive.close())
beforeEach(() => archive.meter.reset())

async function file(
  secrecy: SecrecyLevel,
  title: string,
  ownerId: string,
  departmentId: string,
  item: string,
) {
  const document: Document = {
    kind: 'document',
    id: `kh1.${item}`,
    version: 2,
    customerId: 'kh1',
    customerName: '福建凤竹纺织科技股份有限公司',
    ownerId,
    departmentId,
    state: 'filed',
    part: 'contracts',
    documentKind: 'contractText',
    secrecy,
    title,
    datedOn: '2026-11-20',
    attachment: { chat: 'slack', workspace: WORKSPACE, fileId: 'F1', name: 'a.pdf', size: 1 },
    archiveNumber: `KH00001-2-2026-001-${item}`,
    filedBy: ownerId,
    filedByName: '某人',
    filedAt: MONDAY,
    waiting: [],
  }
  await keepNames(archive.store.client, archive.store.table, { images: [{ after: document }] })
  return document
}

const as = (user: string) => ({ chat: 'slack' as const, workspace: WORKSPACE, user })
const titles = async (user: string, typed = '合同') =>
  (await archive.suggest('document', typed, as(user))).map(({ label }) => label).sort()

describe('a document is suggested only to whom may know of it', () => {
  test.each([
    ['its salesperson', salesperson.user, ['供货合同', '底价合同']],
    ['another salesperson', otherSalesperson.user, ['供货合同', '对赌合同']],
    ['the manager of the department', manager.user, ['供货合同', '底价合同']],
    ['the deputy in charge', deputy.user, ['供货合同', '底价合同']],
    ['a director', director.user, ['供货合同', '对赌合同', '底价合同']],
    ['the archivist', archivist.user, ['供货合同', '对赌合同', '底价合同', '收购合同']],
    ['the general manager', generalManager.user, ['供货合同', '对赌合同', '底价合同', '收购合同']],
    ['the administrator', administrator.user, []],
    ['a stranger', 'UNOBODY', []],
  ])('%s', async (_, user, known) => {
    expect(await titles(user)).toEqual([...known].sort())
  })

  test('by title, pinyin, initials, customer and archive number', async () => {
    for (const typed of [
      '供货',
      'gonghuo',
      'ghht',
      '凤竹',
      'fengzhu',
      'fz',
      'KH00001-2-2026-001-0002',
    ])
      expect(await titles(salesperson.user, typed)).toContain('供货合同')
  })

  test('only once it is filed', async () => {
    const receiving = {
      ...(await file('secret', '在途单据', lin, salesperson.departmentId, '0009')),
      id: 'kh1.r',
      state: 'receiving' as const,
      title: '未到单据',
    }
    await keepNames(archive.store.client, archive.store.table, { images: [{ after: receiving }] })
    expect(await titles(salesperson.user, '单据')).toEqual(['在途单据'])
  })

  test('at its new level alone after its level is raised', async () => {
    const document = await file('unclassified', '海关单证', lin, salesperson.departmentId, '0010')
    expect(await titles(otherSalesperson.user, '海关单证')).toEqual(['海关单证'])
    const raised = { ...document, version: 3, secrecy: 'highlySecret' as const }
    await keepNames(archive.store.client, archive.store.table, { images: [{ after: raised }] })
    expect(await titles(otherSalesperson.user, '海关单证')).toEqual([])
    expect(await titles(salesperson.user, '海关单证')).toEqual(['海关单证'])
  })
})

describe('what may not be known is never read', () => {
  const shelvesRead = () =>
    [...new Set(archive.meter.partitions.map((pk) => pk.split('#')[1] ?? ''))].sort()

  test('by a salesperson', async () => {
    await titles(otherSalesperson.user)
    expect(shelvesRead()).toEqual([
      `document:highlySecret:owner:${huang}`,
      'document:secret',
      'document:unclassified',
    ])
  })

  test('by a manager', async () => {
    await titles(manager.user)
    expect(shelvesRead()).toEqual([
      'document:highlySecret:department:销售一部',
      'document:secret',
      'document:unclassified',
    ])
  })

  test.each([
    ['a stranger', 'UNOBODY'],
    ['the administrator', administrator.user],
  ])('for %s no document shelf is touched', async (_, user) => {
    await titles(user)
    await titles(user)
    expect(archive.meter.calls).toEqual({ BatchGetItem: 2 })
  })
})

describe('what a type-ahead costs', () => {
  test('one round trip, and one unit a level, beside who is asking', async () => {
    await titles(generalManager.user)
    archive.meter.reset()
    await archive.suggest('document', '合', as('UNOBODY'))
    const asking = archive.meter.units
    archive.meter.reset()
    await titles(generalManager.user)
    expect(archive.meter.waves).toBe(1)
    expect(archive.meter.calls).toEqual({ BatchGetItem: 1, Query: 4 })
    expect(archive.meter.units - asking).toBeLessThanOrEqual(4 + 1)
  })

  test('one round trip for customers from the first letter on', async () => {
    const suggest = suggester(archive.kernel)
    await suggest('customer', '凤竹', as(salesperson.user))
    expect(archive.meter.waves).toBe(1)
    expect(archive.meter.calls).toEqual({ BatchGetItem: 1, Query: 1 })
  })

  test('and who lost a role is shown nothing from then on', async () => {
    const { user } = director
    expect(await titles(user)).toContain('对赌合同')
    const { name, departmentId } = director
    await must(
      runAs(archive.kernel, administrator.user, memberSave, {
        identity: `slack#${WORKSPACE}#${user}`,
        name,
        roles: ['serviceEngineer'],
        departmentId,
        active: 'yes',
      }),
    )
    expect(await titles(user)).toEqual(['供货合同'])
  })
})
