import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseOf } from '../../lambdas/aws/house.ts'
import { team } from '../../local/company/people.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import { type BadLine, badLine } from '../support/bad-line.ts'
import { storeCall, storeTroubles, transactionTroubles } from '../support/bad-lines.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { entriesOf } from '../support/journal.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

/** So often the client tries by itself. */
const TRIES = 3

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261127)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every tenth call to the store fails', () => {
  beforeAll(async () => {
    faulty.trouble(10, 'store')
    // There are few transactions in a day, and some troubles are theirs alone.
    for (const trouble of transactionTroubles()) faulty.lines.store.next(trouble, true)
    days.push(await busyDay(faulty.house, '风浪'))
    faulty.trouble(0, 'store')
    await faulty.house.settled()
  }, 400_000)

  it('meets throttling, errors, conflicts, and answers that are lost although it was done', () => {
    expect(Object.keys(faulty.lines.store.happened).toSorted()).toEqual([
      'InternalServerError',
      'ProvisionedThroughputExceededException',
      'ThrottlingException',
      'TransactionCanceledException',
      'TransactionInProgressException',
      'store done, and 500',
      'store done, and lost',
      'store reset',
    ])
  })

  it('has one call in ten hit', () => {
    const { came, hit } = faulty.lines.store.risked
    expect(hit).toBeGreaterThan(25)
    expect(hit / came).toBeGreaterThan(0.07)
  })

  it('loses nothing, does nothing twice, parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})

/** Has a language chosen over that line; how it was answered, and how often it stands in the journal. */
async function chosen(id: string, { url }: BadLine): Promise<[answered: string, times: number]> {
  const { house } = faulty
  const { kernel } = houseOf({ ...house.settings, DYNAMODB_ENDPOINT: url })
  const by = { chat: 'slack', workspace: team.id, user: 'U0LIN' } as const
  const command = { name: 'language.choose', by, at: house.now(), inReadingRoom: false }
  const answer = await execute(
    { ...command, id, args: { locale: 'en' } },
    activityNamed(command.name),
    kernel,
  )
  const entries = await entriesOf(house)
  return [answer.kind, entries.filter(({ commandId }) => commandId === id).length]
}

describe('a command on a line of its own', () => {
  let line: BadLine
  beforeAll(async () => {
    line = await badLine(faulty.house.settings.DYNAMODB_ENDPOINT ?? '', 1, storeTroubles, {
      callOf: storeCall,
    })
  })
  afterAll(() => line.close())

  it.each([
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'InternalServerError',
    'store reset',
  ])('is done once when the store fails (%s) for longer than its client tries', async (kind) => {
    const asked = { method: 'POST', path: '/', headers: {}, body: Buffer.of() }
    const trouble = storeTroubles(asked).find((one) => one.kind === kind)
    if (!trouble) throw new Error(`there is no ${kind}`)
    for (let time = 0; time < TRIES; time++) line.next(trouble)
    expect(await chosen(`longer:${kind}`, line)).toEqual(['done', 1])
    expect(line.happened[kind]).toBe(TRIES)
  })

  it.each([
    'TransactionCanceledException',
    'TransactionInProgressException',
    'store done, and lost',
    'store done, and 500',
  ])('is done once when its transaction meets this: %s', async (kind) => {
    const trouble = transactionTroubles().find((one) => one.kind === kind)
    if (!trouble) throw new Error(`there is no ${kind}`)
    line.next(trouble, true)
    expect(await chosen(`transaction:${kind}`, line)).toEqual(['done', 1])
    expect(line.happened[kind]).toBe(1)
  })

  it('is done once when the store says nothing: the connection is given up', async () => {
    line.next({ kind: 'store silent', hangs: true })
    expect(await chosen('silent', line)).toEqual(['done', 1])
    expect(line.happened['store silent']).toBe(1)
  })
})
