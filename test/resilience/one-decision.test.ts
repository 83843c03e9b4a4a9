import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import type { Answer } from '../../shared/commands/execute.ts'
import { audit } from '../../upkeep/audit.ts'
import { MONDAY, must } from '../support/company.ts'
import { timesOf } from '../support/journal.ts'
import {
  codeOf,
  FENGZHU,
  type LendingHouse,
  lendingHouse,
  secret,
  type Who,
} from '../support/lending-house.ts'

let house: LendingHouse
beforeEach(async () => {
  house = await lendingHouse()
})
afterEach(() => house.close())

interface Click {
  id: string
  who: Who
  activity: string
  args: object
}

const decisions = ['request.approve', 'request.decline', 'request.withdraw']

/** Two hundred clicks: approvals, declines, a withdrawal by the applicant, take-ups and revocations; every fourth is a redelivery. */
function clicksOn(requestId: string, draw: () => number): Click[] {
  const ways: Omit<Click, 'id'>[] = [
    { who: 'deputy', activity: 'request.approve', args: { requestId } },
    { who: 'generalManager', activity: 'request.approve', args: { requestId } },
    { who: 'deputy', activity: 'request.decline', args: { requestId, reason: '暂缓' } },
    { who: 'generalManager', activity: 'request.decline', args: { requestId, reason: '不必' } },
    { who: 'manager', activity: 'request.withdraw', args: { requestId } },
    { who: 'manager', activity: 'loan.takeUp', args: { requestId, acknowledged: true } },
    { who: 'archivist', activity: 'loan.revoke', args: { requestId, reason: '收回' } },
  ]
  const clicks: Click[] = []
  for (let n = 0; n < 200; n++) {
    const earlier = clicks[Math.floor(draw() * clicks.length)]
    const way = ways[Math.floor(draw() * ways.length)]
    if (n % 4 === 3 && earlier) clicks.push(earlier)
    else if (way) clicks.push({ ...way, id: `click:${n}` })
  }
  return clicks
}

describe('two hundred clicks of four people on one request, a quarter of them delivered again', () => {
  it.each([1, 2])('come to one decision that everybody is told of (round %i)', async (seed) => {
    await must(house.run('manager', 'borrow', { documentId: secret, purpose: '续签谈判' }))
    for (const who of ['deputy', 'generalManager'] as const) await house.prove(who, MONDAY)
    const { id: requestId } = await house.request()
    const before = (await house.entries(FENGZHU)).length

    const clicks = clicksOn(requestId, chance(seed))
    const answers = await Promise.all(
      clicks.map(async (click): Promise<[Click, Answer]> => {
        const { id, who, activity, args } = click
        return [click, await house.run(who, activity, args, { id })]
      }),
    )

    const entries = (await house.entries(FENGZHU)).slice(before)
    const decided = entries.filter(({ command }) => decisions.includes(command))
    expect(decided).toHaveLength(1)

    // Done means one entry, however often it was delivered; anything else means none.
    const times = timesOf(entries.map(({ commandId }) => commandId))
    for (const [{ id }, { kind }] of answers)
      expect(times.get(id) ?? 0).toBe(kind === 'done' ? 1 : 0)
    expect([...new Set(answers.map(([, { kind }]) => kind))].toSorted()).toEqual([
      'done',
      'refused',
    ])

    const request = await house.request()
    const [winner] = decided
    const decider = { 'request.approve': 'approved', 'request.decline': 'declined' }
    expect(request.state).toBe(Object(decider)[winner?.command ?? ''] ?? 'withdrawn')
    expect(request.decidedBy).toBe(winner?.by)
    for (const [{ activity }, answer] of answers) {
      if (answer.kind !== 'refused' || !decisions.includes(activity)) continue
      expect(answer.refusal).toMatchObject({
        code: 'request.decided',
        number: request.number,
        state: request.state,
        by: request.decidedByName,
      })
    }

    // The loan is where its own last word left it.
    const last = entries.at(-1)?.command
    const loan = { 'request.approve': 'ready', 'loan.takeUp': 'open', 'loan.revoke': 'ended' }
    expect((await house.grant(secret, 'manager'))?.state).toBe(Object(loan)[last ?? ''])
    expect(timesOf(entries.map(({ command }) => command)).get('loan.revoke') ?? 0).toBeLessThan(2)
    expect((await audit(house.store)).breaks).toEqual([])
    // And a click on a card long decided changes nothing any more.
    const late = await house.run('generalManager', 'request.approve', { requestId })
    expect(codeOf(late)).toBe('request.decided')
  })
})
