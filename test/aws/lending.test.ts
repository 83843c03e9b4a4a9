import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../shared/commands/execute.ts'
import { hours } from '../../shared/terms/moment.ts'
import { audit } from '../../upkeep/audit.ts'
import { MONDAY, must } from '../support/company.ts'
import { faultsOn } from '../support/faults.ts'
import {
  codeOf,
  FENGZHU,
  type LendingHouse,
  lendingHouse,
  secret,
  type Who,
} from '../support/lending-house.ts'
import { meterOn } from '../support/meter.ts'

let house: LendingHouse
beforeEach(async () => {
  house = await lendingHouse()
})
afterEach(() => house.close())

async function ask() {
  await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }))
  await house.prove('deputy', MONDAY)
  await house.prove('generalManager', MONDAY)
  return (await house.request()).id
}

/** A secret contract in the manager's hands, and open on their screen. */
async function reading() {
  const requestId = await ask()
  await must(house.run('deputy', 'request.approve', { requestId }))
  await must(house.run('manager', 'loan.takeUp', { requestId, acknowledged: true }))
  const door = await must(house.run('manager', 'loan.read', { requestId }))
  if (door.notice.notice !== 'reading.door') throw new Error('no door')
  const linkId = house.kernel.chance.hash(door.notice.url.split('/').at(-1) ?? '')
  await must(house.run('manager', 'reading.open', { linkId, sessionId: 'session' }))
  const { id: personId } = await house.person('manager')
  const page = (number = 1, at = MONDAY + 1): Promise<Answer> =>
    house.run(
      'manager',
      'reading.page',
      { sessionId: 'session', documentId: secret, personId, page: number },
      { at },
    )
  return { requestId, page }
}

/** All of these clicks at once: what each came to. */
const clicks = (count: number, click: (n: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_, n) => click(n)))

const decision =
  (requestId: string) =>
  (n: number): Promise<Answer> => {
    const who: Who = n % 2 === 0 ? 'deputy' : 'generalManager'
    const reason = `第 ${n} 次`
    switch (n % 4) {
      case 0:
      case 1:
        return house.run(who, 'request.approve', { requestId })
      case 2:
        return house.run(who, 'request.decline', { requestId, reason })
      default:
        return house.run('archivist', 'loan.revoke', { requestId, reason })
    }
  }

describe('two hundred clicks at once on one request', () => {
  it('end in one decision, one state and an unbroken chain', async () => {
    const requestId = await ask()
    const before = (await house.entries(FENGZHU)).length
    const answers = await clicks(200, decision(requestId))
    const entries = (await house.entries(FENGZHU)).slice(before)
    const decided = entries.filter(({ command }) => command !== 'loan.revoke')
    const revoked = entries.filter(({ command }) => command === 'loan.revoke')
    expect(decided).toHaveLength(1)
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(entries.length)
    expect(answers.filter(({ kind }) => kind === 'busy')).toEqual([])

    const { state } = await house.request()
    const grant = await house.grant(secret, 'manager')
    const outcome = revoked.length > 0 ? 'revoked' : decided[0]?.command.replace('request.', '')
    expect([state, grant?.state]).toEqual(
      {
        approve: ['approved', 'ready'],
        decline: ['declined', undefined],
        revoked: ['revoked', 'ended'],
      }[outcome ?? ''],
    )
    expect(revoked.length).toBeLessThanOrEqual(1)
    expect((await audit(house.store)).breaks).toEqual([])
  })

  it('do so on a store that conflicts, throttles and breaks off', async () => {
    const requestId = await ask()
    const before = (await house.entries(FENGZHU)).length
    const faults = faultsOn(house.store.client, 7)
    faults.percent = 10
    const answers = await clicks(40, decision(requestId))
    faults.percent = 0
    expect(Object.values(faults.injected).reduce((sum, n) => sum + n)).toBeGreaterThan(5)
    const entries = (await house.entries(FENGZHU)).slice(before)
    const once = entries.filter(({ command }) => command !== 'loan.revoke')
    expect(once).toHaveLength(1)
    // Whoever was told that it is done has an entry of their own.
    expect(answers.filter(({ kind }) => kind === 'done').length).toBeLessThanOrEqual(entries.length)
    expect((await audit(house.store)).breaks).toEqual([])
  })
})

describe('a page', () => {
  it('costs two round trips: one look, one transaction', async () => {
    const { page } = await reading()
    await must(page())
    const meter = meterOn(house.store.client)
    await must(page(2))
    expect(meter.waves).toBe(2)
    expect(meter.calls).toEqual({ BatchGetItem: 1, TransactWriteItems: 1 })
  })

  it('is never given without its entry, nor an entry made without the page, while the loan is revoked', async () => {
    const { requestId, page } = await reading()
    const before = (await house.entries(FENGZHU)).length
    const [pages, revoked] = await Promise.all([
      clicks(30, (n) => page((n % 3) + 1)),
      house.run('archivist', 'loan.revoke', { requestId, reason: '另有急用' }),
    ])
    const entries = (await house.entries(FENGZHU)).slice(before)
    const given = pages.filter(({ kind }) => kind === 'done')
    const traces = entries.filter(({ answer }) => answer.notice === 'page.read')
    expect(traces).toHaveLength(given.length)
    if (revoked.kind === 'done') {
      const end = entries.findIndex(({ command }) => command === 'loan.revoke')
      expect(entries.slice(end + 1)).toEqual([])
    }
    expect((await audit(house.store)).breaks).toEqual([])
  })

  it('is refused from the very moment the loan ends, whatever the clock has done', async () => {
    const { page } = await reading()
    expect(codeOf(await page(1, MONDAY + hours(4) - 1))).toBe('done')
    expect(codeOf(await page(1, MONDAY + hours(4)))).not.toBe('done')
  })
})
