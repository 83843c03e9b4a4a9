import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentClient } from '../../lambdas/aws/client.ts'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { namesFound } from '../../lambdas/aws/shelves/names.ts'
import { chance } from '../../local/company/chance.ts'
import type { ActResult, WorkspaceMessage } from '../../local/slack/contract.ts'
import { Customer } from '../../shared/records/customer.ts'
import { VisitReport } from '../../shared/records/visit-report.ts'
import { audit } from '../../upkeep/audit.ts'
import { entriesOf, type Row, rowsOf, timesOf } from '../support/journal.ts'
import { madeUp } from '../support/names.ts'
import { effectsIn, reportVisit } from '../support/trial.ts'
import { type KilledHouse, openHouse } from './killed-house.ts'

const SEED = 20261123
const SUBMISSIONS = 300
const people = ['U0LIN', 'U0CHEN', 'U0WANG', 'U0HUANG', 'U0ZHENG', 'U0ANNA'] as const

/** Each note says which it is, and nothing else says that. */
const markOf = (n: number) => `第${String(n).padStart(3, '0')}次拜访`
const marks = Array.from({ length: SUBMISSIONS }, (_, n) => markOf(n))

let directory: string
let house: KilledHouse
let acknowledged: Set<string>
let client: DynamoDBDocumentClient

// What stands at the end.
let rows: Row[]
let entries: Entry[]
let messages: WorkspaceMessage[]

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-killed-'))
  house = await openHouse(directory)
  const known = await firstVisits()
  acknowledged = await submitAll(known)
  // Once more while cards are still to be said and names to be put on their shelf.
  await house.kill()
  house = await openHouse(directory)
  await house.settled()

  const { dynamodb, table } = house
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  client = documentClient({ endpoint: dynamodb, region: 'local', credentials })
  rows = await rowsOf({ client, table })
  entries = await entriesOf({ client, table })
  for (const as of people)
    messages = [...(messages ?? []), ...(await house.hands.state(as)).messages]
}, 180_000)

afterAll(async () => {
  await house.kill()
  client.destroy()
  await rm(directory, { recursive: true, force: true })
})

/** Six customers are opened; their ids. */
async function firstVisits(): Promise<string[]> {
  for (const [at, as] of people.entries()) {
    const opened = await reportVisit(
      house.hands,
      as,
      direct(as),
      `new:${madeUp(at * 7).name}`,
      '首次',
    )
    expect(opened).toEqual({ ok: true })
  }
  const store = documentClient({
    endpoint: house.dynamodb,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const found = await rowsOf({ client: store, table: house.table })
  store.destroy()
  return found.flatMap((row) => Customer.safeParse(row).data?.id ?? [])
}

/** Six people submit, each one after another, while first the server is killed and then the store. */
async function submitAll(known: readonly string[]): Promise<Set<string>> {
  const draw = chance(SEED)
  const done = new Set<string>()
  const killServerAt = 60 + Math.floor(draw() * 60)
  const killStoreAt = 180 + Math.floor(draw() * 60)
  let reopening: Promise<void> | undefined
  const waiting = marks.entries()

  const acknowledge = async (mark: string) => {
    done.add(mark)
    if (done.size === killServerAt) {
      reopening = (async () => {
        await pause(draw() * 20)
        await house.kill()
        house = await openHouse(directory)
      })()
    }
    if (done.size === killStoreAt) {
      await pause(draw() * 20)
      process.kill(house.engine, 'SIGKILL')
    }
  }
  const submit = async (as: string, n: number, mark: string): Promise<ActResult | undefined> => {
    // Every twentieth opens a customer.
    const customer = n % 20 === 0 ? `new:${madeUp(1000 + n * 13).name}` : known[n % known.length]
    return reportVisit(house.hands, as, direct(as), customer ?? '', mark).catch(() => undefined)
  }
  await Promise.all(
    people.map(async (as) => {
      for (const [n, mark] of waiting) {
        await reopening
        const result = await submit(as, n, mark)
        if (result?.ok && !result.errors) await acknowledge(mark)
      }
    }),
  )
  await reopening
  return done
}

/** Where a person and the bot talk alone. */
const direct = (user: string) => `D${user.slice(1)}`

const markIn = (text: string) => marks.find((mark) => text.includes(mark))

const visitEntries = () =>
  entries.flatMap(({ images }) => {
    const visit = images.flatMap(({ after }) => VisitReport.safeParse(after).data ?? [])[0]
    return visit ? [visit.learned] : []
  })

describe('of 300 visits submitted while the server and then the store were killed outright', () => {
  it('most were acknowledged', () => {
    expect(acknowledged.size).toBeGreaterThan(SUBMISSIONS * 0.6)
  })

  it('every one that was acknowledged is in the journal and on record exactly once', () => {
    const journaled = timesOf(visitEntries())
    const recorded = timesOf(rows.flatMap((row) => VisitReport.safeParse(row).data?.learned ?? []))
    const wrong = [...acknowledged].filter(
      (mark) => journaled.get(mark) !== 1 || recorded.get(mark) !== 1,
    )
    expect(wrong).toEqual([])
  })

  it('every other is there at most once, and on record if and only if it is in the journal', () => {
    const journaled = timesOf(visitEntries())
    const recorded = timesOf(rows.flatMap((row) => VisitReport.safeParse(row).data?.learned ?? []))
    for (const mark of marks) {
      expect(journaled.get(mark) ?? 0, mark).toBeLessThanOrEqual(1)
      expect(recorded.get(mark) ?? 0, mark).toBe(journaled.get(mark) ?? 0)
    }
  })

  it('the chains are unbroken', async () => {
    expect((await audit({ client, table: house.table })).breaks).toEqual([])
  })

  it('every note card was said exactly once, and none for what was never filed', () => {
    const cards = messages.filter((message) => effectsIn([message]).length > 0)
    const said = timesOf(cards.flatMap((message) => markIn(JSON.stringify(message.blocks)) ?? []))
    const filed = visitEntries().flatMap((learned) => markIn(learned) ?? [])
    expect([...said.keys()].toSorted()).toEqual(filed.toSorted())
    expect([...said].filter(([, times]) => times !== 1)).toEqual([])
    const effects = timesOf(effectsIn(cards))
    expect([...effects].filter(([, times]) => times !== 1)).toEqual([])
  })

  it('every new customer stands on the shelf of names, once', async () => {
    const opened = rows.flatMap((row) => Customer.safeParse(row).data ?? [])
    expect(opened.length).toBeGreaterThan(6)
    for (const { id, name } of opened) {
      const asked = { shelf: 'customer', text: name, match: 'begins' as const }
      const found = await namesFound(client, house.table, asked)
      expect(
        found.filter((one) => one.id === id),
        name,
      ).toHaveLength(1)
    }
  })

  it('nothing was parked', () => {
    expect(rows.filter(({ pk }) => pk === 'PARKED')).toEqual([])
  })
})
