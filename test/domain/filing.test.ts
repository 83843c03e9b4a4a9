import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activityNamed } from '../../shared/commands/catalogue.ts'
import { guessKind, titleFrom } from '../../shared/domain/filing-guess.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, runAsHouse, staff, WORKSPACE } from '../support/company.ts'
import { contract, customerIn } from '../support/filing.ts'

const sound = { ok: true, bytes: 1000, pages: 3, mediaType: 'pdf', objectVersion: 'v1' }

describe('filing a scan', () => {
  let archive: Archive
  let customerId: string
  let scans = 0

  beforeAll(async () => {
    archive = await startArchive()
    customerId = await customerIn(archive)
  })
  afterAll(() => archive.close())

  const file = (user: string, changes: object = {}) =>
    archive.fill(user, 'document.file', { customerId, ...contract, ...changes })
  /** The newest document of the dossier, from its journal. */
  const newest = async () => {
    const lines = await archive.shelves.journal(customerId, 1, 1000)
    const images = lines.flatMap(({ images }) => images)
    return images.map(({ after }) => after).findLast((after) => after?.['kind'] === 'document')
  }
  const catalogue = async (examined: object) => {
    const document = await newest()
    const args = { documentId: document?.['id'], examined, malwareScan: 'none' }
    return runAsHouse(archive.kernel, activityNamed('document.catalogue'), args)
  }

  it('gives archive numbers without gaps, by part and year', async () => {
    const numbers: unknown[] = []
    for (const datedOn of ['2026-03-18', '2026-05-01', '2025-12-31']) {
      await must(file(staff.salesperson.user, { datedOn }))
      await must(catalogue({ ...sound, sha256: `hash ${scans++}` }))
      numbers.push((await newest())?.['archiveNumber'])
    }
    expect(numbers).toEqual([
      'KH00001-2-2026-001-0001',
      'KH00001-2-2026-001-0002',
      'KH00001-2-2025-001-0001',
    ])
  })

  it('uses up no number on a file that proves unsound', async () => {
    await must(file(staff.salesperson.user))
    await must(catalogue({ ok: false, fault: 'encrypted' }))
    expect(await newest()).toMatchObject({ state: 'refused', fault: 'encrypted' })
    await must(file(staff.salesperson.user))
    await must(catalogue({ ...sound, sha256: `hash ${scans++}` }))
    expect(await newest()).toMatchObject({ archiveNumber: 'KH00001-2-2026-001-0003' })
  })

  it('recognises the same bytes, and tells under which number they stand', async () => {
    await must(file(staff.salesperson.user))
    await must(catalogue({ ...sound, sha256: 'hash 0' }))
    expect(await newest()).toMatchObject({
      state: 'refused',
      fault: 'duplicate',
      sameAs: 'KH00001-2-2026-001-0001',
    })
  })

  it('does not betray by a duplicate that a top secret paper exists', async () => {
    await must(file(staff.archivist.user, { secrecy: 'topSecret' }))
    await must(catalogue({ ...sound, sha256: 'top' }))
    await must(file(staff.salesperson.user))
    await must(catalogue({ ...sound, sha256: 'top' }))
    const refused = await newest()
    expect(refused).toMatchObject({ state: 'refused', fault: 'duplicate' })
    expect(refused).not.toHaveProperty('sameAs')
  })

  it('leaves highly secret papers to the archivist and the department manager', async () => {
    expect(await file(staff.salesperson.user, { secrecy: 'highlySecret' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'power.lacking', secrecy: 'highlySecret' },
    })
  })

  it('lets no person catalogue: only the house, once it has examined the bytes', async () => {
    const documentId = (await newest())?.['id']
    const args = { documentId, malwareScan: 'none', examined: { ...sound, sha256: 'mine' } }
    const { execute } = await import('../../shared/commands/execute.ts')
    const by = { chat: 'slack' as const, workspace: WORKSPACE, user: staff.archivist.user }
    const command = {
      id: 'forged',
      name: 'document.catalogue',
      by,
      at: MONDAY,
      inReadingRoom: false,
      args,
    }
    expect(
      await execute(command, activityNamed('document.catalogue'), archive.kernel),
    ).toMatchObject({
      kind: 'refused',
    })
  })

  it('refuses a date to come at its field', async () => {
    expect(await file(staff.salesperson.user, { datedOn: '2027-01-01' })).toEqual({
      kind: 'invalid',
      issues: { datedOn: { code: 'filing.futureDay' } },
    })
  })
})

describe('the kind of a scan', () => {
  it.each([
    ['营业执照.jpg', 'businessLicence'],
    ['购销合同 HF-2026.pdf', 'contractText'],
    ['合同变更协议.pdf', 'contractAmendment'],
    ['信用额度审批表.png', 'creditLimitApproval'],
    ['染整质量检验报告.tif', 'factoryInspection'],
    ['IMG_2031.jpg', undefined],
  ])('is guessed from the name %s as %s', (name, kind) => {
    expect(guessKind(name)).toBe(kind)
  })

  it('comes with a title without the ending', () => {
    expect(titleFrom('购销合同_2026.pdf')).toBe('购销合同 2026')
  })
})
