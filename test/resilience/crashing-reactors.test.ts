import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import type { Functions } from '../../local/functions.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

const draw = chance(20261130)
let faulty: FaultyHouse
let crashes = 0
let percent = 0
const days: BusyDay[] = []

/** Does all its work, and every so often does not live to say so: the whole batch comes again. */
const dying =
  <E extends DynamoDBStreamEvent | SQSEvent, A>(reactor: (event: E) => Promise<A>) =>
  async (event: E): Promise<A> => {
    const answer = await reactor(event)
    if (draw() * 100 >= percent) return answer
    crashes++
    throw new Error('the function was ended')
  }

const allDying = ({ readers, workers, ...others }: Functions): Functions => ({
  ...others,
  readers: { shelves: dying(readers.shelves), outbox: dying(readers.outbox) },
  workers: {
    notify: dying(workers.notify),
    inbox: dying(workers.inbox),
    documents: dying(workers.documents),
  },
})

beforeAll(async () => {
  faulty = await faultyHouse(20261130, allDying)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every third batch of a reactor is done and then forgotten', () => {
  beforeAll(async () => {
    percent = 33
    days.push(await busyDay(faulty.house, '猝停'))
    percent = 0
    await faulty.house.settled()
  }, 400_000)

  it('sees many batches come again', () => {
    expect(crashes).toBeGreaterThan(10)
  })

  it('says every notice once, files every scan once, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
