import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import type { Functions } from '../../local/functions.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

const REACTORS = ['documents', 'inbox', 'notify', 'outbox', 'shelves']

const draw = chance(20261130)
let faulty: FaultyHouse
const crashes: Record<string, number> = {}
let percent = 0
const days: BusyDay[] = []

/** Does all its work, and at first and every so often does not live to say so: the whole batch comes again. */
const dying =
  <E extends DynamoDBStreamEvent | SQSEvent, A>(name: string, reactor: (event: E) => Promise<A>) =>
  async (event: E): Promise<A> => {
    const answer = await reactor(event)
    const isFirst = percent > 0 && crashes[name] === undefined
    if (!isFirst && draw() * 100 >= percent) return answer
    crashes[name] = (crashes[name] ?? 0) + 1
    throw new Error('the function was ended')
  }

const allDying = ({ readers, workers, ...others }: Functions): Functions => ({
  ...others,
  readers: {
    shelves: dying('shelves', readers.shelves),
    outbox: dying('outbox', readers.outbox),
  },
  workers: {
    notify: dying('notify', workers.notify),
    inbox: dying('inbox', workers.inbox),
    documents: dying('documents', workers.documents),
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

  it('sees many batches come again, of every reactor some', () => {
    expect(Object.keys(crashes).toSorted()).toEqual(REACTORS)
    expect(Object.values(crashes).reduce((all, one) => all + one)).toBeGreaterThan(10)
  })

  it('says every notice once, files every scan once, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
