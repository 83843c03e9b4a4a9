import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { keepNames } from '../../lambdas/aws/shelves/keep-names.ts'
import { shelvesReactor } from '../../lambdas/aws/shelves/reactor.ts'
import { tableShelves } from '../../lambdas/aws/shelves.ts'
import { chance } from '../../local/company/chance.ts'
import type { Shelves } from '../../shared/commands/shelves.ts'
import { suggester } from '../../shared/commands/suggesting.ts'
import { compile } from '../../shared/domain/authorising.ts'
import { defaultSchedule } from '../../shared/domain/default-schedule.ts'
import { shelvesKnownTo } from '../../shared/domain/knowing.ts'
import { Customer } from '../../shared/records/customer.ts'
import { hours } from '../../shared/terms/moment.ts'
import { audit } from '../../upkeep/audit.ts'
import { MONDAY, must, staff, WORKSPACE } from '../support/company.ts'
import { entriesOf, rowsOf } from '../support/journal.ts'
import {
  codeOf,
  FENGZHU,
  type LendingHouse,
  lendingHouse,
  secret,
} from '../support/lending-house.ts'

let house: LendingHouse
let shelves: Shelves
beforeEach(async () => {
  house = await lendingHouse()
  shelves = tableShelves(house.store.client, house.store.table)
})
afterEach(() => house.close())

/** The reactor works on these entries, in this order. */
async function react(entries: readonly Entry[]): Promise<void> {
  const reactor = shelvesReactor(house.store.client, house.store.table)
  for (const entry of entries) await reactor.entry?.(entry)
}

async function asked(): Promise<string> {
  await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }))
  for (const who of ['deputy', 'generalManager'] as const) await house.prove(who, MONDAY)
  return (await house.request()).id
}

const visit = (customerId: string, learned: string) => ({
  customerId,
  visitedOn: '2026-11-23',
  urgency: 'daily',
  learned,
})

describe('while no shelf has seen anything', () => {
  it('a request is decided, taken up and ended by the records alone', async () => {
    const requestId = await asked()
    const { id: deputyId } = await house.person('deputy')
    expect(await shelves.desk(deputyId)).toEqual([])
    await must(house.run('deputy', 'request.approve', { requestId }))
    await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }))
    await must(house.run('manager', 'loan.read', { requestId }))
    await must(house.run('archivist', 'loan.revoke', { requestId, reason: '收回' }))
    expect(codeOf(await house.run('manager', 'loan.read', { requestId }))).toBe('reading.refused')
  })

  it('two cards of one name may be opened side by side, and both are found later', async () => {
    for (const id of ['one', 'two'])
      await must(house.run('salesperson', 'visit.report', visit('new:恒安鞋业', id), { id }))
    const names = () => shelves.names('customer', '恒安', 5)
    expect(await names()).toEqual([])
    await react(await entriesOf(house.store))
    expect(await names()).toHaveLength(2)
    const third = await house.run('salesperson', 'visit.report', visit('new:恒安鞋业', '三'))
    expect(codeOf(third)).toBe('customer.likelyDuplicate')
  })
})

describe('shelves that have fallen behind', () => {
  it('still show a desk what was decided meanwhile; whoever acts on it is told who decided', async () => {
    const requestId = await asked()
    await react(await entriesOf(house.store))
    const { id } = await house.person('generalManager')
    await must(house.run('deputy', 'request.approve', { requestId }))
    expect(await shelves.desk(id)).toMatchObject([{ what: 'decide', args: { requestId } }])
    const late = await house.run('generalManager', 'request.approve', { requestId })
    expect(late).toMatchObject({ refusal: { code: 'request.decided', by: staff.deputy.name } })
    await react(await entriesOf(house.store))
    expect(await shelves.desk(id)).toEqual([])
  })

  it('still have the clock look at a loan that was ended, and it finds nothing to do', async () => {
    const requestId = await asked()
    await must(house.run('deputy', 'request.approve', { requestId }))
    await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }))
    await house.react()
    await must(house.run('manager', 'loan.return', { requestId }))
    const before = (await house.entries(FENGZHU)).length
    await house.strike(MONDAY + hours(5))
    expect(await house.entries(FENGZHU)).toHaveLength(before)
  })
})

describe('rows that should not be on a shelf', () => {
  const put = (item: Record<string, unknown>) =>
    house.store.client.send(new PutCommand({ TableName: house.store.table, Item: item }))

  it('put on a stranger’s desk give no say in a request', async () => {
    const requestId = await asked()
    const { id } = await house.person('otherSalesperson')
    const item = { what: 'decide', id: requestId, title: '', detail: '', args: { requestId } }
    await put({ pk: `DESK#${id}`, sk: `REQUEST#${requestId}`, item })
    const answer = await house.run('otherSalesperson', 'request.approve', { requestId })
    expect(codeOf(answer)).not.toBe('done')
    expect((await house.request()).state).toBe('pending')
  })

  it('on the list of staff give nobody a role', async () => {
    const { id, ...person } = await house.person('otherSalesperson')
    await put({ ...person, id, pk: 'STAFF', sk: `PERSON#${id}`, roles: ['administrator'] })
    const args = {
      identity: house.account('otherSalesperson'),
      name: '黄伟',
      roles: ['generalManager'],
      departmentId: '销售二部',
      active: 'yes',
    }
    const answer = await house.run('otherSalesperson', 'member.save', args)
    expect(codeOf(answer)).toBe('power.lacking')
  })

  it('naming what one may not borrow lead nowhere: the document is refused by its own record', async () => {
    const person = await house.person('otherSalesperson')
    for (const shelf of shelvesKnownTo(person, compile(defaultSchedule)))
      await put({
        pk: `NAMES#${shelf}#并购`,
        sk: `意向书#${secret}`,
        id: secret,
        label: '并购意向书',
      })
    const by = { chat: 'slack', workspace: WORKSPACE, user: staff.otherSalesperson.user } as const
    const named = await suggester(house.kernel)('document', '并购意', by)
    expect(named).toMatchObject([{ id: secret }])
    const args = { documentId: secret, purpose: '好奇' }
    const answer = await house.run('otherSalesperson', 'borrow', args)
    expect(codeOf(answer)).toBe('borrow.lacking')
  })
})

describe('a stream that repeats itself and loses its order', () => {
  it('leaves the same shelves as one that does not', async () => {
    const requestId = await asked()
    await must(house.run('deputy', 'request.approve', { requestId }))
    await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }))
    await must(house.run('manager', 'loan.return', { requestId }))
    await must(house.run('manager', 'borrow', { documentId: secret, purpose: '再看一次' }))
    for (let n = 0; n < 5; n++) {
      const args = {
        ...visit(n % 2 ? FENGZHU : `new:新客${n}号织造`, `第${n}次`),
        nextStepOn: '2026-12-01',
      }
      await must(house.run('salesperson', 'visit.report', args))
    }
    const records = new Set((await rowsOf(house.store)).map(({ pk, sk }) => `${pk}|${sk}`))
    // What is due may hold what is long settled: the clock looks at the record, and forgets it.
    const shelved = async () =>
      (await rowsOf(house.store))
        .filter(({ pk, sk }) => !records.has(`${pk}|${sk}`) && !/^(OPEN$|DUE#)/.test(pk))
        .toSorted((a, b) => (`${a.pk}|${a.sk}` < `${b.pk}|${b.sk}` ? -1 : 1))

    const entries = await entriesOf(house.store)
    const inOrder = entries.toSorted((a, b) => a.at - b.at || a.seq - b.seq)
    await react(inOrder)
    const expected = await shelved()
    expect(expected.length).toBeGreaterThan(50)

    const draw = chance(11)
    for (let round = 0; round < 3; round++) {
      await remove(await shelved())
      const shuffled = [...inOrder, ...inOrder]
        .map((entry) => ({ entry, at: draw() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ entry }) => entry)
      await react(shuffled)
      expect(await shelved()).toEqual(expected)
    }
    expect((await audit(house.store)).breaks).toEqual([])
  })

  it('shows the name a customer bears now, though it bore it before and another in between', async () => {
    await must(house.run('salesperson', 'visit.report', visit('new:恒安鞋业', '首次')))
    const card = (await rowsOf(house.store)).flatMap((row) => Customer.safeParse(row).data ?? [])
    const first = card.find(({ name }) => name === '恒安鞋业')
    if (!first) throw new Error('no card was opened')
    const images = [
      { ...first, version: 1 },
      { ...first, version: 3 },
      { ...first, version: 2, name: '海鸥拉链' },
    ]
    for (const after of images)
      await keepNames(house.store.client, house.store.table, { images: [{ after }] })
    expect(await shelves.names('customer', '恒安', 5)).toHaveLength(1)
    expect(await shelves.names('customer', '海鸥', 5)).toEqual([])
  })

  async function remove(rows: { pk: string; sk: string }[]): Promise<void> {
    for (let start = 0; start < rows.length; start += 25) {
      const some = rows.slice(start, start + 25)
      const RequestItems = {
        [house.store.table]: some.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
      }
      await house.store.client.send(new BatchWriteCommand({ RequestItems }))
    }
  }
})
