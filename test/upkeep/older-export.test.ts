import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Entry, hashOf, isEntryKey } from '../../lambdas/aws/entry.ts'
import { auditRows } from '../../upkeep/audit.ts'
import { openExport } from '../../upkeep/exporting/manifest.ts'
import { itemsIn } from '../../upkeep/exporting/read.ts'
import { itemsOf, type Row, rowsOf } from '../../upkeep/rows.ts'
import { type ArchiveOfThree, archiveOfThree } from '../support/archive-of-three.ts'
import { auditExport, exportOf, type Forging, someFolders } from '../support/export-of.ts'

let archive: ArchiveOfThree
let older: string
/** The chain that somebody lays hands on. */
let pk: string
let root: string
const { folder, clear } = someFolders()

beforeAll(async () => {
  archive = await archiveOfThree()
  const { store, visit } = archive
  for await (const row of rowsOf(itemsOf(store))) if (row.sk === 'CARD') root = String(row['id'])
  pk = `DOSSIER#${root}`
  for (const learned of ['二访：谈价', '三访：看样', '四访：定案']) await visit(root, learned)
  older = await exportOf(store, await folder())
  await visit(root, '五访：回款')
})
afterAll(async () => {
  await archive.store.close()
  await clear()
})

/** What the audit says of a forged archive, alone and held against the older export. */
async function auditForged(forging: Forging) {
  const forged = await exportOf(archive.store, await folder(), forging)
  const of = ({ breaks }: { breaks: { root: string; broken: string }[] }) =>
    breaks.filter((found) => found.root === root && found.broken !== 'record')
  return { alone: of(await auditExport(forged)), against: of(await auditExport(forged, older)) }
}

/** The entries of the chain as they would be had they been written so: numbered, chained, and with a head that fits. */
function rewritten(rows: Row[], rewrite: (entries: Entry[]) => Entry[]): Row[] {
  const others = rows.filter((row) => row.pk !== pk || !(isEntryKey(row) || row.sk === 'HEAD'))
  const entries = rows.filter((row) => row.pk === pk && isEntryKey(row))
  let before = '0'.repeat(64)
  const chained = rewrite(entries.map((row) => Entry.parse(row))).map((entry, index) => {
    const seq = index + 1
    const sk = `ENTRY#${String(seq).padStart(12, '0')}`
    const content = { ...entry, sk, seq, before }
    before = hashOf(content)
    return { ...content, hash: before }
  })
  return [...others, ...chained, { pk, sk: 'HEAD', seq: chained.length, hash: before }]
}

const edit = (entry: Entry): Entry => ({ ...entry, by: '别人' })
const swap = ([a, b, c, ...rest]: Entry[]) =>
  [a, c, b, ...rest].filter((each) => each !== undefined)

describe('an archive that grew honestly', () => {
  it('has every older head as an entry still', async () => {
    const { store } = archive
    const now = await auditRows(rowsOf(itemsOf(store)), {
      older: rowsOf(itemsIn(await openExport(older))),
    })
    expect(now).toMatchObject({ chains: 3, remembered: 3, breaks: [] })
  })

  it('is its own older self', async () => {
    expect(await auditExport(older, older)).toMatchObject({ remembered: 3, breaks: [] })
  })
})

describe('a chain whose end was cut off, and its head with it', () => {
  it('is unbroken by itself, and named by the older export', async () => {
    const { alone, against } = await auditForged((rows) =>
      rewritten(rows, (entries) => entries.slice(0, 2)),
    )
    expect(alone).toEqual([])
    expect(against).toEqual([{ root, broken: 'history', seq: 4, because: 'cut off' }])
  })

  it('is named also when nothing is left of it', async () => {
    const { alone, against } = await auditForged((rows) => rows.filter((row) => row.pk !== pk))
    expect(alone).toEqual([])
    expect(against).toEqual([{ root, broken: 'history', seq: 4, because: 'cut off' }])
  })
})

describe('a chain that was written anew so that it holds', () => {
  it.each<[string, (entries: Entry[]) => Entry[]]>([
    [
      'with an entry edited',
      ([first, second, ...rest]) =>
        [first, second && edit(second), ...rest].filter((each) => each !== undefined),
    ],
    [
      'with an entry left out',
      ([first, , ...rest]) => (first ? [first, ...rest, ...rest.slice(-1)] : []),
    ],
    ['with two entries in each other’s place', swap],
    ['with an entry put in', ([first, ...rest]) => (first ? [first, first, ...rest] : [])],
    ['forked at its end', (entries) => [...entries.slice(0, 3), ...entries.slice(3).map(edit)]],
  ])('%s is named by the older export', async (_, rewrite) => {
    const { alone, against } = await auditForged((rows) => rewritten(rows, rewrite))
    expect(alone).toEqual([])
    expect(against).toEqual([{ root, broken: 'history', seq: 4, because: 'rewritten' }])
  })
})

describe('a chain that was laid hands on without being written anew', () => {
  const at = (seq: number) => (row: Row) => row.pk === pk && isEntryKey(row) && row['seq'] === seq

  it.each<[string, Forging, object]>([
    [
      'an entry edited',
      (rows) => rows.map((row) => (at(2)(row) ? { ...row, by: '别人' } : row)),
      { broken: 'entry', seq: 2, because: 'altered' },
    ],
    [
      'an entry taken out',
      (rows) => rows.filter((row) => !at(2)(row)),
      { broken: 'entry', seq: 2, because: 'missing' },
    ],
    [
      'the first entry and the head taken out',
      (rows) => rows.filter((row) => !at(1)(row) && !(row.pk === pk && row.sk === 'HEAD')),
      { broken: 'entry', seq: 1, because: 'missing' },
    ],
    [
      'an entry put in',
      (rows) => rows.flatMap((row) => (at(3)(row) ? [row, { ...row, sk: `${row.sk}x` }] : [row])),
      { broken: 'entry', seq: 4, because: 'missing' },
    ],
    [
      'the last entry cut off',
      (rows) => rows.filter((row) => !at(5)(row)),
      { broken: 'head', because: 'differs' },
    ],
  ])('is named by itself: %s', async (_, forging, found) => {
    expect((await auditForged(forging)).alone).toEqual([{ root, ...found }])
  })
})
