import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { houseOf } from '../../lambdas/aws/house.ts'
import { team } from '../../local/company/people.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { execute } from '../../shared/commands/execute.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { entriesOf } from '../support/journal.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261127)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every tenth call to the store fails', () => {
  beforeAll(async () => {
    faulty.trouble(10, 'store')
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

  it('loses nothing, does nothing twice, parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})

describe('a connection on which the store says nothing', () => {
  it('is given up, and the command is done once', async () => {
    const { house, lines } = faulty
    const { kernel } = houseOf({ ...house.settings, DYNAMODB_ENDPOINT: lines.store.url })
    const by = { chat: 'slack', workspace: team.id, user: 'U0LIN' } as const
    const command = { name: 'language.choose', by, at: house.now(), inReadingRoom: false }
    lines.store.next({ kind: 'store silent', hangs: true })
    const answer = await execute(
      { ...command, id: 'silent', args: { locale: 'en' } },
      activityNamed(command.name),
      kernel,
    )
    expect(answer.kind).toBe('done')
    expect(lines.store.happened['store silent']).toBe(1)
    const entries = await entriesOf(house)
    expect(entries.filter(({ commandId }) => commandId === 'silent')).toHaveLength(1)
  })
})
