import { DeleteCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepLending } from '../../../lambdas/aws/shelves/lending.ts'
import { dueName } from '../../../shared/domain/due.ts'
import type { VisitReport } from '../../../shared/records/visit-report.ts'
import { addDays, startOf } from '../../../shared/terms/day.ts'
import { days, hours, minutes } from '../../../shared/terms/moment.ts'
import { MONDAY, must } from '../../support/company.ts'
import {
  codeOf,
  FENGZHU,
  type LendingHouse,
  lendingHouse,
  secret,
  unclassified,
} from '../../support/lending-house.ts'

let house: LendingHouse
beforeEach(async () => {
  house = await lendingHouse()
})
afterEach(() => house.close())

const names = async () => (await house.told()).map(({ notice }) => notice.notice)

async function ask(documentId: string) {
  await must(house.run('manager', 'borrow', { documentId, purpose: '续签谈判' }))
  return house.request()
}

/** A secret contract handed over to the manager at nine on Monday. */
async function lend() {
  const { id: requestId } = await ask(secret)
  await house.prove('deputy', MONDAY)
  await must(house.run('deputy', 'request.approve', { requestId }))
  await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }))
  return requestId
}

describe('a request that nobody decides', () => {
  it('goes from the office director to the general manager after two days, and is refused after four', async () => {
    const { approverNames } = await ask(unclassified)
    expect(approverNames).toEqual(['赵立新'])
    await house.strike(MONDAY + hours(48) - 1)
    expect((await house.request()).escalated).toBe(false)

    await house.strike(MONDAY + hours(48))
    const escalated = await house.request()
    expect(escalated).toMatchObject({
      state: 'pending',
      escalated: true,
      decideBy: MONDAY + hours(96),
      approverNames: expect.arrayContaining(['王建业', '赵立新']),
    })
    const { id } = await house.person('generalManager')
    expect((await house.told()).at(0)?.to).toEqual([{ person: id }])

    await house.strike(MONDAY + hours(96))
    expect(await house.request()).toMatchObject({ state: 'lapsed', decidedAt: MONDAY + hours(96) })
    expect(await names()).toEqual(['request.outcome'])
  })

  it('of a secret document has nobody above it, and is refused after three days', async () => {
    await ask(secret)
    await house.strike(MONDAY + hours(72) - 1)
    expect((await house.request()).state).toBe('pending')
    await house.strike(MONDAY + hours(72))
    expect((await house.request()).state).toBe('lapsed')
  })

  it('can be decided by the general manager once it has escalated, not before', async () => {
    const { id: requestId } = await ask(unclassified)
    const early = await house.run('generalManager', 'request.approve', { requestId })
    expect(codeOf(early)).toBe('approval.lacking')
    const at = MONDAY + hours(48)
    await house.strike(at)
    await must(house.run('generalManager', 'request.approve', { requestId }, { at }))
  })
})

describe('the end of a loan', () => {
  it('is announced thirty and ten minutes before, once each, and comes by itself', async () => {
    await lend()
    const due = MONDAY + hours(4)
    const heard: string[] = []
    for (const at of [
      due - minutes(31),
      due - minutes(30),
      due - minutes(29),
      due - minutes(10),
      due - 1,
    ]) {
      const before = (await house.entries(FENGZHU)).length
      await house.strike(at)
      const fresh = (await house.entries(FENGZHU)).slice(before).flatMap(({ tell }) => tell)
      heard.push(
        fresh.map(({ notice }) => ('minutes' in notice ? notice.minutes : notice.notice)).join(),
      )
    }
    expect(heard).toEqual(['', '30', '', '10', ''])
    await house.strike(due)
    expect(await house.request()).toMatchObject({
      state: 'closed',
      loan: { endedBecause: 'expired', endedAt: due },
    })
    expect(await names()).toEqual(['loan.over'])
    expect((await house.document(secret)).loanedTo).toBeUndefined()
  })

  it('is not announced when the clock comes too late for it to be true', async () => {
    await lend()
    await house.strike(MONDAY + hours(4) - minutes(5))
    const entries = await house.entries(FENGZHU)
    const warnings = entries.flatMap(({ tell }) => tell).map(({ notice }) => notice)
    expect(warnings.filter(({ notice }) => notice === 'loan.warning')).toEqual([
      expect.objectContaining({ minutes: 10 }),
    ])
  })

  it('is found by the sweep when the row that announced it is gone', async () => {
    await lend()
    await house.react()
    const { client, table } = house.store
    const due = new Date(MONDAY + hours(4)).toISOString().slice(0, 13)
    const rows = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `DUE#${due}` },
      }),
    )
    expect(rows.Items?.length).toBeGreaterThan(0)
    for (const { pk, sk } of rows.Items ?? [])
      await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }))
    await house.strike(MONDAY + hours(4))
    expect((await house.request()).loan?.endedBecause).toBe('expired')
  })

  it('is found after a rest of three weeks', async () => {
    await lend()
    await house.strike(MONDAY + minutes(1))
    await house.strike(MONDAY + days(21))
    expect((await house.request()).loan?.endedBecause).toBe('expired')
  })

  it('does not come twice, nor to a loan that was returned and lent again', async () => {
    const first = await lend()
    await must(house.run('manager', 'loan.return', { requestId: first }, { at: MONDAY + 1 }))
    const at = MONDAY + hours(3)
    await must(house.run('manager', 'borrow', { documentId: secret, purpose: '再核' }, { at }))
    const second = await house.request()
    await house.prove('deputy', at)
    await must(house.run('deputy', 'request.approve', { requestId: second.id }, { at }))
    await must(
      house.run('manager', 'loan.takeUp', { requestId: second.id, acknowledged: true }, { at }),
    )
    await house.strike(MONDAY + hours(4))
    await house.strike(MONDAY + hours(4))
    expect((await house.grant(secret, 'manager'))?.state).toBe('open')
    await house.strike(at + hours(4))
    expect((await house.grant(secret, 'manager'))?.endedBecause).toBe('expired')
  })

  it('comes by the house alone: no person can ask for it', async () => {
    const requestId = await lend()
    const answer = await house.run(
      'administrator',
      'clock.loanEnd',
      { requestId },
      { at: MONDAY + hours(5) },
    )
    expect(codeOf(answer)).toBe('thing.unknown')
  })
})

describe('something due', () => {
  it('has one name, in whichever order the store gives its parts back', () => {
    const at = MONDAY
    const args = { requestId: 'c1.r1', minutes: '30' }
    const turned = Object.fromEntries(Object.entries(args).reverse())
    const due = { at, activity: 'clock.warn', args }
    expect(dueName({ ...due, args: turned })).toBe(dueName(due))
    expect(dueName({ ...due, at: at + 1 })).not.toBe(dueName(due))
  })
})

describe('what else time brings', () => {
  it('the end of a power of attorney is told to both', async () => {
    await house.prove('generalManager', MONDAY)
    await must(
      house.run('generalManager', 'attorney.issue', {
        delegate: house.account('officeDirector'),
        authorities: ['borrow.secret'],
        ceiling: 'secret',
        from: '2026-11-23',
        until: '2026-11-23',
        wording: '本人外出期间代批秘密级档案借阅。',
      }),
    )
    await house.strike(startOf('2026-11-24'))
    const [grantor, delegate] = await Promise.all([
      house.person('generalManager'),
      house.person('officeDirector'),
    ])
    expect(await house.told('company')).toMatchObject([
      {
        to: [{ person: grantor.id }, { person: delegate.id }],
        notice: { notice: 'attorney.ended' },
      },
    ])
  })

  it('the next step of a visit is remembered at half past eight on its day', async () => {
    const { id: reporterId } = await house.person('salesperson')
    const nextStepOn = addDays('2026-11-23', 2)
    const visit: VisitReport = {
      kind: 'visit',
      id: `${FENGZHU}.v1`,
      version: 1,
      customerId: FENGZHU,
      customerName: '凤竹集团',
      reporterId,
      reporterName: '林晓雯',
      urgency: 'daily',
      visitedOn: '2026-11-23',
      learned: '同意续签',
      nextStep: '送合同样本',
      nextStepOn,
      reportedAt: MONDAY,
    }
    await house.seed(FENGZHU, visit)
    const at = startOf(nextStepOn) + hours(8) + minutes(30)
    await house.strike(at - 1)
    expect(await names()).toEqual([])
    await house.strike(at)
    expect(await house.told()).toMatchObject([
      { to: [{ person: reporterId }], notice: { notice: 'visit.nextStepDue' } },
    ])
  })

  it('what the reactors see again, and in any order, changes nothing', async () => {
    const requestId = await lend()
    await must(house.run('manager', 'loan.return', { requestId }, { at: MONDAY + 1 }))
    await house.react()
    const { client, table } = house.store
    const shelf = async () => {
      const parties = await Promise.all(
        (['manager', 'deputy', 'generalManager'] as const).map((who) => house.person(who)),
      )
      const shelves = ['OPEN', 'REGISTER#2026-11', ...parties.map(({ id }) => `DESK#${id}`)]
      return Promise.all(
        shelves.map(async (pk) => {
          const answer = await client.send(
            new QueryCommand({
              TableName: table,
              KeyConditionExpression: 'pk = :pk',
              ExpressionAttributeValues: { ':pk': pk },
            }),
          )
          return answer.Items
        }),
      )
    }
    const before = await shelf()
    for (const entry of (await house.entries(FENGZHU)).reverse())
      await keepLending(client, table, entry)
    await house.strike(MONDAY + days(1))
    expect(await shelf()).toEqual(before)
  })
})
