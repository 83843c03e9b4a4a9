import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kernelOn } from '../../lambdas/aws/house.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { chance } from '../../local/company/chance.ts'
import type { Activity } from '../../shared/commands/activity.ts'
import type { Answer, Kernel } from '../../shared/commands/execute.ts'
import { memberSave } from '../../shared/commands/members.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { Dossier } from '../../shared/records/dossier.ts'
import { VisitReport } from '../../shared/records/visit-report.ts'
import { audit } from '../../upkeep/audit.ts'
import { foundCompanyIn, must, runAs, staff, WORKSPACE } from '../support/company.ts'
import { type FaultKind, type Faults, faultKinds, faultsOn } from '../support/faults.ts'
import { entriesOf, rowsOf, timesOf } from '../support/journal.ts'
import { startStore, type TestStore } from '../support/store.ts'

const SEED = 20261123
const lin = staff.salesperson.user

let store: TestStore
let kernel: Kernel
let faults: Faults

beforeAll(async () => {
  store = await startStore({ inMemory: true })
  faults = faultsOn(store.client, SEED)
  kernel = kernelOn(store.client, store.table, 'http://localhost:1/')
  await foundCompanyIn(kernel)
})
afterAll(() => store.close())

const report = (customerId: string, learned: string) => ({
  customerId,
  visitedOn: '2026-11-23',
  urgency: 'daily',
  learned,
})

/** Opens a customer's card with a first visit; the customer's id. */
async function firstVisit(name: string): Promise<string> {
  const id = `first:${name}`
  await must(runAs(kernel, lin, visitReport, report(`new:${name}`, '首次拜访'), { id }))
  const entry = (await entriesOf(store)).find(({ commandId }) => commandId === id)
  return entry?.root ?? ''
}

const entriesBy = async (id: string) =>
  (await entriesOf(store)).filter(({ commandId }) => commandId === id)

describe('a visit report, when the store', () => {
  let customerId: string
  beforeAll(async () => {
    customerId = await firstVisit('石狮宏泰织造')
  })

  const writing: FaultKind[] = [
    'transaction conflict',
    'transaction throttled',
    'throttled',
    'failed before',
    'failed after',
    'reset after',
  ]
  it.each(writing.flatMap((kind) => [[kind, false] as const, [kind, true] as const]))(
    'is hit by "%s" while writing (lasting: %s), is filed exactly once and acknowledged',
    async (kind, lasting) => {
      const id = `hit:${kind}:${lasting}`
      faults.next('TransactWriteItems', kind, lasting)
      const answer = await runAs(kernel, lin, visitReport, report(customerId, kind), { id })
      expect(answer).toMatchObject({ kind: 'done', notice: { notice: 'done' } })
      expect(await entriesBy(id)).toHaveLength(1)
    },
  )

  it.each(['throttled', 'failed before', 'unprocessed', 'slow'] as const)(
    'is hit by "%s" while reading, is filed exactly once and acknowledged',
    async (kind) => {
      const id = `read:${kind}`
      faults.next('BatchGetItem', kind, true)
      await must(runAs(kernel, lin, visitReport, report(customerId, kind), { id }))
      expect(await entriesBy(id)).toHaveLength(1)
    },
  )

  it('never says whether it was written, is not said to have failed, and is found when asked again', async () => {
    const id = 'never:said'
    // The last try is written, and the store falls silent before it says so.
    for (let attempt = 1; attempt < 8; attempt++)
      faults.next('TransactWriteItems', 'failed before', true)
    faults.next('TransactWriteItems', 'failed after', true)
    const impatient = { ...kernel, chance: { ...kernel.chance, pause: async () => undefined } }
    const args = report(customerId, '说不清的一次')
    const answer = await runAs(impatient, lin, visitReport, args, { id })
    expect(answer).toEqual({ kind: 'busy', unsure: true })
    const again = await must(runAs(kernel, lin, visitReport, args, { id }))
    expect(again.repeated).toBe(true)
    expect(await entriesBy(id)).toHaveLength(1)
  })
})

describe('220 commands side by side while every fifth call to the store fails', () => {
  interface Asked {
    id: string
    user: string
    activity: Activity
    args: object
    answer?: Answer
  }
  const people = [staff.salesperson, staff.manager, staff.otherSalesperson, staff.director]
  let asked: Asked[]
  let customers: string[]

  beforeAll(async () => {
    customers = []
    for (const name of ['凤竹纺织', '恒安鞋业', '海鸥拉链', '金龙印染', '华兴织带', '泰利化纤'])
      customers.push(await firstVisit(`晋江${name}`))
    asked = commands(chance(SEED), customers)
    faults.percent = 20
    const waiting = asked.values()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const one of waiting) {
          const { id, user, activity, args } = one
          one.answer = await runAs(kernel, user, activity, args, { id })
        }
      }),
    )
    faults.percent = 0
  }, 120_000)

  function commands(draw: () => number, known: string[]): Asked[] {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T
    return Array.from({ length: 220 }, (_, at): Asked => {
      const id = `random:${at}`
      const { user } = pick(people)
      const kind = draw()
      if (kind < 0.7) {
        const args = report(pick(known), `第${at}次`)
        return { id, user, activity: visitReport, args }
      }
      if (kind < 0.8) {
        const args = report(`new:泉州新客${at}`, `第${at}次`)
        return { id, user, activity: visitReport, args }
      }
      if (kind < 0.9) {
        // Tomorrow: to be corrected, and nothing written.
        const args = { ...report(pick(known), `第${at}次`), visitedOn: '2026-11-24' }
        return { id, user, activity: visitReport, args }
      }
      // Every other time by somebody without the power: refused.
      const by = draw() < 0.5 ? staff.administrator.user : user
      const args = {
        identity: `slack#${WORKSPACE}#UNEW${at}`,
        name: `新同事${at}`,
        roles: ['salesperson'],
        departmentId: '销售二部',
        active: 'yes',
      }
      return { id, user: by, activity: memberSave, args }
    })
  }

  it('are hit by faults of every kind', () => {
    for (const kind of faultKinds) expect(faults.injected[kind], kind).toBeGreaterThan(0)
  })

  it('are all answered: done, refused, to be corrected, or busy', () => {
    const kinds = timesOf(asked.map(({ answer }) => answer?.kind ?? 'none'))
    expect([...kinds.keys()].filter((kind) => kind === 'none')).toEqual([])
    for (const kind of ['done', 'refused', 'invalid']) expect(kinds.get(kind)).toBeGreaterThan(5)
  })

  it('are in the journal exactly once when acknowledged, and not at all when refused', async () => {
    const times = timesOf((await entriesOf(store)).map(({ commandId }) => commandId))
    const wrong = asked.filter(({ id, answer }) => {
      const written = times.get(id) ?? 0
      if (answer?.kind === 'done') return written !== 1
      return answer?.kind === 'busy' ? written > 1 : written !== 0
    })
    expect(wrong).toEqual([])
  })

  it('are done after all when the busy ones are asked again', async () => {
    for (const { id, user, activity, args, answer } of asked) {
      if (answer?.kind !== 'busy') continue
      await runAs(kernel, user, activity, args, { id })
      expect(await entriesBy(id)).toHaveLength(1)
    }
  })

  it('leave nothing half-written: every chain is unbroken, every entry has its receipt, every copy its record', async () => {
    expect((await audit(store)).breaks).toEqual([])
    const rows = await rowsOf(store)
    const receipts = rows.filter(({ sk }) => sk === 'RECEIPT').map(({ pk }) => pk)
    const entries = await entriesOf(store)
    expect(receipts.toSorted()).toEqual(
      entries.map(({ commandId }) => `RECEIPT#${commandId}`).toSorted(),
    )
    const people = rows.filter(({ sk }) => sk === 'PERSON')
    for (const { pk: _, sk: __, ...person } of people) {
      const identity = `IDENTITY#slack#${WORKSPACE}#${Object(person['identities'])[0].user}`
      const copy = rows.find(({ pk }) => pk === identity)
      expect(copy).toMatchObject(person)
    }
  })

  it('are counted as often as they stand in the dossier', async () => {
    const rows = await rowsOf(store)
    const visits = rows.flatMap((row) => VisitReport.safeParse(row).data ?? [])
    for (const customerId of customers) {
      const { pk, sk } = keyOf({ kind: 'dossier', id: customerId })
      const dossier = Dossier.parse(rows.find((row) => row.pk === pk && row.sk === sk))
      expect(dossier.visits).toBe(visits.filter((one) => one.customerId === customerId).length)
    }
  })
})
