import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Archive, startArchive } from '../../support/archive.ts'
import { must, staff, WORKSPACE } from '../../support/company.ts'
import { entriesOf } from '../../support/journal.ts'

const { salesperson, archivist, administrator } = staff

let archive: Archive

beforeAll(async () => {
  archive = await startArchive()
})
afterAll(() => archive.close())

const note = { visitedOn: '2026-11-23', urgency: 'daily', learned: '正在扩建染整车间' }
const as = (user: string) => ({ chat: 'slack' as const, workspace: WORKSPACE, user })

test('a name that finds nobody can be chosen as a new customer', async () => {
  const found = await archive.suggest('customerOrNew', '凤竹纺织', as(salesperson.user))
  expect(found).toEqual([{ id: 'new:凤竹纺织', label: '＋ 新建客户「凤竹纺织」' }])
})

test('only by who may open cards, and only where a visit is reported', async () => {
  expect(await archive.suggest('customer', '凤竹纺织', as(salesperson.user))).toEqual([])
  expect(await archive.suggest('customerOrNew', '凤竹纺织', as(archivist.user))).toEqual([])
  expect(await archive.suggest('customerOrNew', '凤竹纺织', as(administrator.user))).toEqual([])
  expect(await archive.suggest('customerOrNew', '凤竹纺织', as('UNOBODY'))).toEqual([])
})

test('card, dossier and first visit are written as one, in two round trips', async () => {
  archive.meter.reset()
  await must(
    archive.fill(salesperson.user, 'visit.report', { ...note, customerId: 'new:凤竹纺织' }),
  )
  expect(archive.meter.waves).toBe(2)
  expect(archive.meter.calls['TransactWriteItems']).toBe(1)
  await archive.settle()
  const [found] = await archive.suggest('customerOrNew', 'fengzhu', as(salesperson.user))
  expect(found).toMatchObject({ label: '凤竹纺织', detail: 'KH00001' })
  const { customer, dossier } = await archive.shelves.summary(found?.id ?? '')
  expect(customer).toMatchObject({ stage: 'prospective', ownerName: '林晓雯', version: 1 })
  expect(dossier).toMatchObject({ visits: 1, version: 1 })
  const entries = (await entriesOf(archive.store)).filter(({ root }) => root === customer?.id)
  expect(entries.map(({ seq, command }) => [seq, command])).toEqual([[1, 'visit.report']])
})

test('the same form delivered three times at once opens one card', async () => {
  const args = { ...note, customerId: 'new:南安闽台石业' }
  const deliver = () =>
    archive.fill(salesperson.user, 'visit.report', args, { id: 'slack:view:one' })
  const answers = await Promise.all([deliver(), deliver(), deliver()])
  expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  await archive.settle()
  expect(await archive.suggest('customer', '闽台', as(salesperson.user))).toHaveLength(1)
})

test('likely duplicates are shown first, and nothing is written', async () => {
  const args = { ...note, customerId: 'new:福建凤竹集团' }
  const answer = await archive.fill(salesperson.user, 'visit.report', args)
  expect(answer).toMatchObject({
    kind: 'invalid',
    issues: { customerId: { code: 'customer.likelyDuplicate', alike: [{ name: '凤竹纺织' }] } },
  })
  await must(archive.fill(salesperson.user, 'visit.report', { ...args, notDuplicate: true }))
})

test('a visit to a known customer takes two round trips', async () => {
  const [known] = await archive.suggest('customer', '凤竹纺织', as(salesperson.user))
  archive.meter.reset()
  await must(
    archive.fill(salesperson.user, 'visit.report', { ...note, customerId: known?.id ?? '' }),
  )
  expect(archive.meter.waves).toBe(2)
})

test('the form starts with the customer that a message speaks of', async () => {
  const step = await archive.enter(salesperson.user, 'visit', {
    message: { text: '今天去了闽台石业,老板很满意', attachments: [], ts: '1' },
  })
  expect(step).toMatchObject({
    opening: {
      initial: { customerId: { text: '南安闽台石业' }, learned: '今天去了闽台石业,老板很满意' },
    },
  })
})
