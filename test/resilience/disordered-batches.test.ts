import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import type { Functions } from '../../local/functions.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

const REACTORS = ['documents', 'inbox', 'notify', 'outbox', 'shelves']

const draw = chance(20261201)
let faulty: FaultyHouse
const disordered: Record<string, number> = {}
let isStormy = false
const days: BusyDay[] = []

const shuffled = <T>(things: readonly T[]): T[] =>
  things
    .map((thing) => ({ thing, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing)

/** What has each reader see its whole day once more, backwards: the oldest comes last. */
const rewinds: (() => Promise<unknown>)[] = []

const count = (name: string) => {
  disordered[name] = (disordered[name] ?? 0) + 1
}

/** Gets each batch shuffled and doubled within itself, and the one before it once more. */
function disorderly<E extends { Records: unknown[] }, A>(
  name: string,
  reader: (event: E) => Promise<A>,
) {
  const past: E['Records'] = []
  let before: E | undefined
  rewinds.push(() => reader({ Records: past.toReversed() } as E))
  return async (event: E): Promise<A> => {
    if (!isStormy) return reader(event)
    count(name)
    past.push(...event.Records)
    const again = before
    before = event
    if (again) await reader(again)
    await reader({ ...event, Records: shuffled([...event.Records, ...event.Records]) })
    return reader(event)
  }
}

/** Gets each batch twice at once, as a queue without order may hand it out. */
const twice =
  <A>(name: string, worker: (event: SQSEvent) => Promise<A>) =>
  async (event: SQSEvent): Promise<A> => {
    if (!isStormy) return worker(event)
    count(name)
    const [answer] = await Promise.all([worker(event), worker(event)])
    return answer
  }

const stormy = ({ readers, workers, ...others }: Functions): Functions => ({
  ...others,
  readers: {
    shelves: disorderly<DynamoDBStreamEvent, Awaited<ReturnType<typeof readers.shelves>>>(
      'shelves',
      readers.shelves,
    ),
    outbox: disorderly<DynamoDBStreamEvent, Awaited<ReturnType<typeof readers.outbox>>>(
      'outbox',
      readers.outbox,
    ),
  },
  workers: {
    // An ordered queue hands nothing out twice at once, but it may hand it out again.
    notify: disorderly<SQSEvent, Awaited<ReturnType<typeof workers.notify>>>(
      'notify',
      workers.notify,
    ),
    inbox: twice('inbox', workers.inbox),
    documents: twice('documents', workers.documents),
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
    await faulty.house.settled()
    for (const rewind of rewinds) await rewind()
    isStormy = false
    await faulty.house.settled()
  }, 400_000)

  it('sees it happen in stream and queues', () => {
    expect(Object.keys(disordered).toSorted()).toEqual(REACTORS)
    expect(Object.values(disordered).reduce((all, one) => all + one)).toBeGreaterThan(20)
  })

  it('says every notice once, files every scan once, and parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})
