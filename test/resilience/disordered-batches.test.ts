import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import type { Functions } from '../../local/functions.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

const draw = chance(20261201)
let faulty: FaultyHouse
let disordered = 0
let isStormy = false
const days: BusyDay[] = []

const shuffled = <T>(things: readonly T[]): T[] =>
  things
    .map((thing) => ({ thing, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing)

/** Gets each batch shuffled and doubled within itself, and the one before it once more. */
function disorderly<E extends { Records: unknown[] }, A>(reader: (event: E) => Promise<A>) {
  let before: E | undefined
  return async (event: E): Promise<A> => {
    if (!isStormy) return reader(event)
    disordered++
    const again = before
    before = event
    if (again) await reader(again)
    await reader({ ...event, Records: shuffled([...event.Records, ...event.Records]) })
    return reader(event)
  }
}

/** Gets each batch twice at once, as a queue without order may hand it out. */
const twice =
  <A>(worker: (event: SQSEvent) => Promise<A>) =>
  async (event: SQSEvent): Promise<A> => {
    if (!isStormy) return worker(event)
    disordered++
    const [answer] = await Promise.all([worker(event), worker(event)])
    return answer
  }

const stormy = ({ readers, workers, ...others }: Functions): Functions => ({
  ...others,
  readers: {
    shelves: disorderly<DynamoDBStreamEvent, Awaited<ReturnType<typeof readers.shelves>>>(
      readers.shelves,
    ),
    outbox: disorderly<DynamoDBStreamEvent, Awaited<ReturnType<typeof readers.outbox>>>(
      readers.outbox,
    ),
  },
  workers: {
    // An ordered queue hands nothing out twice at once, but it may hand it out again.
    notify: disorderly<SQSEvent, Awaited<ReturnType<typeof workers.notify>>>(workers.notify),
    inbox: twice(workers.inbox),
    documents: twice(workers.documents),
  },
})

beforeAll(async () => {
  faulty = await faultyHouse(20261201, stormy)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every batch comes doubled and out of order', () => {
  beforeAll(async () => {
    isStormy = true
    days.push(await busyDay(faulty.house, '错乱'))
    isStormy = false
    await faulty.house.settled()
  }, 400_000)

  it('sees it happen in stream and queues', () => {
    expect(disordered).toBeGreaterThan(20)
  })

  it('says every notice once, files every scan once, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
