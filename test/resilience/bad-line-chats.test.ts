import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupIdOf, team, tenant } from '../../local/company/people.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import { dayAt } from '../../shared/terms/day.ts'
import type { Wait } from '../support/bad-line.ts'
import { larkBusy, larkTroubles, slackBusy, slackTroubles } from '../support/bad-lines.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

/** Node's timers may ring so much early, in milliseconds. */
const EARLY = 5

const isHasty = ({ seconds, cameAfter = Number.POSITIVE_INFINITY }: Wait) =>
  cameAfter < seconds * 1000 - EARLY

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261129)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every fifth call to Slack and to Lark fails', () => {
  beforeAll(async () => {
    faulty.trouble(20, 'slack', 'lark')
    // What the plan hits may be answers to people, who wait for themselves: of what is said, the first is hit.
    faulty.lines.slack.next(slackBusy(2), true)
    faulty.lines.lark.next(larkBusy(1, 400), true)
    // And Slack's files are away for longer than any one piece of work is tried.
    faulty.house.workspace.fail('files.info', 10, 503)
    days.push(await busyDay(faulty.house, '断续'))
    faulty.trouble(0, 'slack', 'lark')
    await faulty.house.settled()
  }, 400_000)

  it('meets "too often" and "out of order" from both, before and after what was asked was done', () => {
    const { slack, lark } = faulty.lines
    for (const { happened, risked } of [slack, lark]) {
      expect(Object.keys(happened).length).toBeGreaterThanOrEqual(4)
      expect(risked.hit).toBeGreaterThan(5)
      expect(risked.hit / risked.came).toBeGreaterThan(0.1)
    }
  })

  it('says nothing again before the time that it was told to wait', () => {
    for (const { waits } of [faulty.lines.slack, faulty.lines.lark]) {
      expect(waits.filter(({ cameAfter }) => cameAfter !== undefined).length).toBeGreaterThan(0)
      expect(waits.filter(isHasty)).toEqual([])
    }
  })

  it('says every notice once in every chat, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})

const places = {
  slack: { chat: 'slack', workspace: team.id, channel: 'C0SALES1' },
  lark: { chat: 'lark', workspace: tenant.key, channel: groupIdOf('C0SALES1') },
} as const

/** A visit whose note is posted in a channel of that chat. */
async function visited(chat: keyof typeof places, learned: string): Promise<void> {
  const { house } = faulty
  const [customer] = await house.shelves.names('customer', '凤竹', 1)
  const at = house.now()
  const command = {
    id: `visited:${learned}`,
    name: 'visit.report',
    by: { chat: 'slack' as const, workspace: team.id, user: 'U0LIN' },
    place: places[chat],
    at,
    inReadingRoom: false,
    args: { customerId: customer?.id, visitedOn: dayAt(at), urgency: 'daily', learned },
  }
  const answer = await execute(command, activityNamed(command.name), house.kernel)
  expect(answer.kind).toBe('done')
  await house.settled()
}

describe('a chat that asks for three seconds', () => {
  it.each([
    ['slack', slackBusy(3)],
    ['lark', larkBusy(3)],
  ] as const)('(%s) is given them, and then it is said', async (chat, busy) => {
    const line = faulty.lines[chat]
    line.next(busy, true)
    await visited(chat, `${chat}请稍候`)
    const asked = line.waits.filter(({ seconds }) => seconds === 3)
    expect(asked).toEqual([{ call: expect.any(String), seconds: 3, cameAfter: expect.any(Number) }])
    expect(asked.filter(isHasty)).toEqual([])
  })
})

describe('a chat that has said it, but is not heard', () => {
  it.each([
    ['slack', 'Slack 500, and done'],
    ['slack', 'Slack done, and lost'],
    ['lark', 'Lark 500, and done'],
    ['lark', 'Lark done, and lost'],
  ] as const)('(%s: %s) is spoken to again', async (chat, kind) => {
    const line = faulty.lines[chat]
    const trouble = [...slackTroubles(), ...larkTroubles()].find((one) => one.kind === kind)
    if (!trouble) throw new Error(`there is no ${kind}`)
    const before = line.happened[kind] ?? 0
    line.next(trouble, true)
    await visited(chat, kind)
    expect(line.happened[kind]).toBe(before + 1)
  })
})

describe('after all of that', () => {
  it('every notice is said once, and nothing is parked', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
