import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261129)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every fifth call to Slack and to Lark fails', () => {
  beforeAll(async () => {
    faulty.trouble(20, 'slack', 'lark')
    // And Slack's files are away for longer than any one piece of work is tried.
    faulty.house.workspace.fail('files.info', 10, 503)
    days.push(await busyDay(faulty.house, '断续'))
    faulty.trouble(0, 'slack', 'lark')
    await faulty.house.settled()
  }, 400_000)

  it('meets "too often" and "out of order" from both, before and after what was asked was done', () => {
    const { slack, lark } = faulty.lines
    for (const happened of [slack.happened, lark.happened])
      expect(Object.keys(happened).length).toBeGreaterThanOrEqual(4)
  })

  it('says every notice once in every chat, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
