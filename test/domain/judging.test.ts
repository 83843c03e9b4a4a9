import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Entry } from '../../lambdas/aws/entry.ts'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import type { Answer } from '../../shared/commands/execute.ts'
import { endOf } from '../../shared/domain/due.ts'
import { Document } from '../../shared/records/document.ts'
import { Dossier } from '../../shared/records/dossier.ts'
import type { MalwareScan, MalwareVerdict } from '../../shared/terms/malware-scan.ts'
import { hours } from '../../shared/terms/moment.ts'
import type { SecrecyLevel } from '../../shared/terms/secrecy-level.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, runAs, runAsHouse, staff } from '../support/company.ts'
import { contract, customerIn } from '../support/filing.ts'
import { entriesOf } from '../support/journal.ts'

let archive: Archive
let customerId: string
beforeAll(async () => {
  archive = await startArchive()
  customerId = await customerIn(archive)
})
afterAll(() => archive.close())

let sheets = 0
/** Nobody else's bytes have it. */
let sha256: string
beforeEach(() => {
  sha256 = `hash ${sheets++}`
})

async function handIn(secrecy: SecrecyLevel = 'unclassified'): Promise<string> {
  const who = secrecy === 'topSecret' ? staff.archivist : staff.salesperson
  await must(archive.fill(who.user, 'document.file', { customerId, ...contract, secrecy }))
  const [image] = (await lastEntry()).images
  return image?.after?.id ?? ''
}

const catalogue = (
  documentId: string,
  changes: { malwareScan?: MalwareScan; objectVersion?: string | undefined } = {},
): Promise<Answer> => {
  const { malwareScan = 'guardduty', ...kept } = { objectVersion: 'v1', ...changes }
  const examined = { ok: true, sha256, bytes: 1000, pages: 3, mediaType: 'pdf', ...kept }
  return run('document.catalogue', { documentId, malwareScan, examined })
}

const judge = (documentId: string, verdict: MalwareVerdict, objectVersion = 'v1') =>
  run(
    'document.judge',
    { documentId, sha256, objectVersion, verdict },
    { id: `house:judge:${documentId}:${sha256}:${objectVersion}:${verdict}` },
  )

const run = (name: string, args: object, more?: { at?: number; id?: string }) =>
  runAsHouse(archive.kernel, activityNamed(name), args, more)

async function standing(id: string): Promise<Document> {
  return Document.parse(await (await archive.kernel.store.open([])).get('document', id))
}
async function counted(): Promise<number> {
  const dossier = await (await archive.kernel.store.open([])).get('dossier', customerId)
  const shelves = Object.values(Dossier.parse(dossier).documents)
  return shelves.reduce((sum, shelf) => sum + (shelf?.count ?? 0), 0)
}
const holder = async () => (await archive.kernel.store.open([])).holderOf('sha256', sha256)
const lastEntry = async () => Entry.parse((await entriesOf(archive.store)).at(-1))

const ofNothing = { kind: 'refused', refusal: { code: 'filing.notScanning' } }

describe('a scan that waits to be found free of malware', () => {
  it('has neither number nor place in the dossier, and holds its bytes against a second filing', async () => {
    const before = await counted()
    const id = await handIn()
    await must(catalogue(id))
    expect(await standing(id)).toMatchObject({ state: 'scanning', pages: 3, objectVersion: 'v1' })
    expect(await standing(id)).not.toHaveProperty('archiveNumber')
    expect(await counted()).toBe(before)
    const twin = await handIn()
    await must(catalogue(twin, { objectVersion: undefined }))
    expect(await standing(twin)).toMatchObject({ state: 'refused', fault: 'duplicate' })
    expect(await standing(twin)).not.toHaveProperty('sameAs')
    expect(await holder()).toBe(id)
  })

  it.each(['guardduty', 'own'] as const)(
    'waits for %s, and for nobody only where that is said',
    async (malwareScan) => {
      const waiting = await handIn()
      await must(catalogue(waiting, { malwareScan }))
      expect((await standing(waiting)).state).toBe('scanning')
      sha256 += ' again'
      const filed = await handIn()
      await must(catalogue(filed, { malwareScan: 'none' }))
      expect((await standing(filed)).state).toBe('filed')
      sha256 += ' unsaid'
      const examined = {
        ok: true,
        sha256,
        bytes: 1,
        pages: 1,
        mediaType: 'pdf',
        objectVersion: 'v1',
      }
      const answer = await run('document.catalogue', { documentId: await handIn(), examined })
      expect(answer.kind).toBe('invalid')
    },
  )

  it('is filed and counted by a clean verdict, whichever comes first', async () => {
    const numbers: (string | undefined)[] = []
    for (const order of ['catalogued first', 'judged first']) {
      sha256 = `hash ${order}`
      const before = await counted()
      const id = await handIn()
      if (order === 'judged first') await must(judge(id, 'clean'))
      expect((await standing(id)).state, order).toBe('receiving')
      await must(catalogue(id))
      if (order === 'catalogued first') await must(judge(id, 'clean'))
      expect(await standing(id), order).toMatchObject({ state: 'filed', pages: 3, sha256 })
      expect(await counted(), order).toBe(before + 1)
      numbers.push((await standing(id)).archiveNumber)
    }
    const [first, second] = numbers.map((number) => Number(number?.slice(-4)))
    expect(second).toBe((first ?? 0) + 1)
  })

  it.each([
    ['infected', 'infected', ['administrator', 'archivist']],
    ['unscannable', 'unscanned', ['administrator']],
  ] as const)('is kept out when it is %s, whichever comes first', async (verdict, fault, roles) => {
    const before = await counted()
    for (const order of ['catalogued first', 'judged first']) {
      sha256 = `hash ${verdict} ${order}`
      const id = await handIn('secret')
      if (order === 'judged first') await must(judge(id, verdict))
      await must(catalogue(id))
      if (order === 'catalogued first') await must(judge(id, verdict))
      expect(await standing(id), order).toMatchObject({ state: 'refused', fault })
      expect(await standing(id), order).not.toHaveProperty('archiveNumber')
      // The same bytes can be handed in again, once the scanner is well or has been proven wrong.
      expect(await holder(), order).toBeUndefined()
      const { tell } = await lastEntry()
      expect(tell.flatMap(({ to }) => to)).toEqual(roles.map((role) => ({ role })))
      expect(JSON.stringify(tell.map(({ notice }) => notice))).not.toContain('购销合同')
    }
    expect(await counted()).toBe(before)
  })

  it('is judged once, however often and however differently the verdict comes again', async () => {
    const id = await handIn()
    await must(catalogue(id))
    await must(judge(id, 'clean'))
    const filed = await standing(id)
    expect(await judge(id, 'clean')).toMatchObject({ kind: 'done', repeated: true })
    for (const verdict of ['infected', 'unscannable'] as const)
      expect(await judge(id, verdict)).toMatchObject(ofNothing)
    expect(await standing(id)).toEqual(filed)
  })

  it('is not cleared, before it is catalogued, by a second look that finds less', async () => {
    for (const [first, second] of [
      ['clean', 'infected'],
      ['infected', 'clean'],
      ['unscannable', 'clean'],
    ] as const) {
      sha256 = `hash ${first} then ${second}`
      const id = await handIn()
      await judge(id, first)
      await judge(id, second)
      await must(catalogue(id))
      expect((await standing(id)).state, `${first} ${second}`).toBe('refused')
    }
  })

  it('is not filed by a verdict on bytes that somebody put in its place', async () => {
    for (const order of ['catalogued first', 'judged first']) {
      sha256 = `hash of another version ${order}`
      const id = await handIn()
      if (order === 'judged first') await judge(id, 'clean', 'v2')
      await must(catalogue(id))
      if (order === 'catalogued first')
        expect(await judge(id, 'clean', 'v2')).toMatchObject(ofNothing)
      expect((await standing(id)).state, order).toBe('scanning')
      await must(judge(id, 'infected', 'v1'))
      expect((await standing(id)).state, order).toBe('refused')
    }
  })

  it('is not filed by a verdict on other bytes, which an earlier attempt had fetched', async () => {
    for (const order of ['catalogued first', 'judged first']) {
      const [earlier, kept] = [`hash fetched before ${order}`, `hash fetched again ${order}`]
      const id = await handIn()
      sha256 = earlier
      if (order === 'judged first') await judge(id, 'clean')
      sha256 = kept
      await must(catalogue(id))
      sha256 = earlier
      if (order === 'catalogued first') expect(await judge(id, 'clean')).toMatchObject(ofNothing)
      expect(await standing(id), order).toMatchObject({ state: 'scanning', sha256: kept })
      sha256 = kept
      await must(judge(id, 'infected'))
      expect((await standing(id)).state, order).toBe('refused')
    }
  })

  it('is kept out after a day without a verdict, by the clock and by nobody else', async () => {
    const id = await handIn()
    await must(catalogue(id))
    const due = endOf(await standing(id))
    expect(due).toEqual({
      at: MONDAY + hours(24),
      activity: 'clock.verdict',
      args: { documentId: id },
    })
    const early = await run('clock.verdict', { documentId: id }, { at: MONDAY + hours(24) - 1 })
    expect(early).toMatchObject({ kind: 'refused', refusal: { code: 'clock.nothing' } })
    await must(run('clock.verdict', { documentId: id }, { at: MONDAY + hours(24) }))
    expect(await standing(id)).toMatchObject({ state: 'refused', fault: 'unscanned' })
    expect((await lastEntry()).tell.flatMap(({ to }) => to)).toEqual([{ role: 'administrator' }])
    expect(endOf(await standing(id))).toBeUndefined()
    // A verdict that comes later changes nothing any more; the bytes can be handed in again.
    expect(await judge(id, 'clean')).toMatchObject(ofNothing)
    const again = await handIn()
    await must(catalogue(again))
    await must(judge(again, 'clean'))
    expect((await standing(again)).state).toBe('filed')
    const after = await run('clock.verdict', { documentId: again }, { at: MONDAY + hours(99) })
    expect(after).toMatchObject({ kind: 'refused', refusal: { code: 'clock.nothing' } })
  })

  it('could be read by nobody on the day on which it still waited', async () => {
    const id = await handIn()
    await must(catalogue(id))
    const tuesday = MONDAY + hours(20)
    const clean = { documentId: id, sha256, objectVersion: 'v1', verdict: 'clean' }
    await must(run('document.judge', clean, { at: tuesday }))
    const { archiveNumber } = await standing(id)
    const readersOn = async (day: string) => {
      const asked = { archiveNumber, day }
      const more = { at: tuesday + hours(1) }
      const answer = archive.fill(staff.archivist.user, 'journal.replay', asked, more)
      const { notice } = await must(answer)
      return notice.notice === 'replay' ? notice.replay.directly.length : undefined
    }
    expect(await readersOn('2026-11-23')).toBe(0)
    expect(await readersOn('2026-11-24')).toBeGreaterThan(0)
  })

  it('asks to be kept after all when the one it was taken for was kept out meanwhile', async () => {
    const first = await handIn()
    await must(catalogue(first))
    const second = await handIn()
    await must(judge(first, 'unscannable'))
    expect(await catalogue(second, { objectVersion: undefined })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'filing.notKept' },
    })
    expect((await standing(second)).state).toBe('receiving')
    await must(catalogue(second, { objectVersion: 'v1' }))
    expect((await standing(second)).state).toBe('scanning')
  })
})

describe('a top secret scan', () => {
  it('is filed without a verdict: no scanner may read it either', async () => {
    const id = await handIn('topSecret')
    expect(await judge(id, 'clean')).toMatchObject(ofNothing)
    expect((await standing(id)).state).toBe('receiving')
    await must(catalogue(id))
    expect((await standing(id)).state).toBe('filed')
    expect(await judge(id, 'infected')).toMatchObject(ofNothing)
  })
})

describe('saying that a file is clean', () => {
  it('is for no person, whatever they are in the company', async () => {
    const id = await handIn()
    await must(catalogue(id))
    const args = { documentId: id, sha256, objectVersion: 'v1', verdict: 'clean' }
    for (const { user } of Object.values(staff)) {
      for (const name of ['document.judge', 'clock.verdict']) {
        const more = { at: MONDAY + hours(48) }
        const answer = await runAs(archive.kernel, user, activityNamed(name), args, more)
        expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'thing.unknown' } })
      }
    }
    expect((await standing(id)).state).toBe('scanning')
  })
})
