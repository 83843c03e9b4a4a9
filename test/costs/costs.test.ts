import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { arch, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { toldHouse } from '../support/told-house.ts'
import { crowdedDirectory, crowdIn, longHistory } from './crowd.ts'
import { type DeedName, type Doing, deedNames, doingIn } from './deeds.ts'
import { Figures } from './figures.ts'
import { type FilesKept, filesKept } from './kept.ts'
import { type Measured, measureDeeds, timeDeeds } from './measure.ts'
import { type Meters, metersOn } from './meters.ts'
import { pageOf } from './page.ts'
import { timedFunctions } from './processor.ts'
import { nothing, shareOf, together } from './spent.ts'

const FIGURES = new URL('figures.json', import.meta.url)
const PAGE = new URL('../../docs/costs.md', import.meta.url)

/** `npm run costs` measures everything, and writes the page anew. */
const WRITES = process.env['COSTS'] === 'write'

const CROWD = { few: 100, many: 10_000, visits: 300 }
const GROWING: readonly DeedName[] = ['visit', 'summary', 'typing', 'page']

let meters: Meters
let house: LocalHouse
let doing: Doing
let close: () => Promise<void>
let measured: Record<string, Measured>
let filesBefore: FilesKept

beforeAll(async () => {
  meters = metersOn()
  ;({ house, close } = await toldHouse({ functions: meters.functions }))
  doing = await doingIn(house)
  await crowdIn(house, CROWD.few)
  filesBefore = await filesKept(house)
  measured = await measureDeeds(house, meters, doing)
  if (WRITES) await write()
}, 1_800_000)
afterAll(() => close?.())

const figuresKept = async () => Figures.parse(JSON.parse(await readFile(FIGURES, 'utf8')))

describe('The page of costs', () => {
  it('is what the figures, the prices and the activity model come to', async () => {
    expect(await readFile(PAGE, 'utf8')).toBe(pageOf(await figuresKept()))
  })

  it.each(deedNames)('says what really is written, read and kept: %s', async (deed) => {
    const kept = (await figuresKept()).deeds[deed]
    const { writes, reads, calls, puts, gets, keys, sends } = together(kept.spent)
    const found = measured[deed]
    const now = together(found?.spent ?? {})
    expect(now).toMatchObject({ puts, gets, keys, sends: near(sends), calls: near(calls) })
    expect({ writes: now.writes, reads: now.reads }).toEqual({
      writes: near(writes),
      reads: near(reads),
    })
    expect(found?.kept).toEqual(near(kept.kept))
  })
})

/** A row may be a few bytes longer and so a unit dearer; a row more, or a read more, is not that. */
const near = (kept: number) => ({
  asymmetricMatch: (found: unknown) =>
    typeof found === 'number' && Math.abs(found - kept) <= Math.max(1, kept * 0.03),
  toString: () => 'Near',
  toAsymmetricMatcher: () => `about ${kept}`,
})

async function write(): Promise<void> {
  const files = await filesOfScan()
  const clock = await strike()
  const crowded = await crowdedDeeds()
  const figures = Figures.parse({
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model ?? arch()}, ${cpus().length} processors, Node ${process.versions.node}`,
    deeds: measured,
    crowded: { customers: CROWD.many, visits: CROWD.visits, deeds: crowded },
    clock,
    files,
    processor: await processorTimes(),
  })
  await writeFile(FIGURES, `${JSON.stringify(figures, null, 2)}\n`)
  await writeFile(PAGE, pageOf(figures))
}

/** What one of the scans that were filed lies there with. */
async function filesOfScan(): Promise<Figures['files']> {
  const { originals, pages } = await filesKept(house)
  const scans = originals.objects - filesBefore.originals.objects
  const drawn = pages.objects - filesBefore.pages.objects
  return {
    original: Math.round((originals.bytes - filesBefore.originals.bytes) / scans),
    pages: drawn / scans,
    pageBytes: Math.round((pages.bytes - filesBefore.pages.bytes) / drawn),
    sent: doing.sent(),
  }
}

/** What a strike of the clock takes when nothing is due. */
async function strike(): Promise<Figures['clock']> {
  meters.take()
  for (let n = 0; n < 3; n++) await house.forward(0)
  const { clock = nothing } = meters.take()
  return together(shareOf({ clock }, clock.calls))
}

/** The same deeds in a house with very many customers, at the one of them with a long history. */
async function crowdedDeeds(): Promise<Record<string, Measured>> {
  const directory = await crowdedDirectory(CROWD.many)
  const other = metersOn()
  const crowded = await startHouse({
    directory,
    answerWithin: 20_000,
    functions: other.functions,
  })
  try {
    const [fengzhu] = await crowded.shelves.names('customer', '福建凤竹', 1)
    await longHistory(crowded, fengzhu?.id ?? '', CROWD.visits)
    const there = await doingIn(crowded)
    await there.deed.filing(0)
    return await measureDeeds(crowded, other, there, GROWING)
  } finally {
    await crowded.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function processorTimes(): Promise<Figures['processor']> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-costs-'))
  const timed = await timedFunctions(folder)
  const other = await toldHouse({ functions: timed.functions })
  try {
    const { deeds, starts } = await timeDeeds(other.house, timed, await doingIn(other.house))
    timed.take()
    for (let n = 0; n < 10; n++) await other.house.forward(0)
    return { deeds, starts, tick: timed.take().clock.used / 10 }
  } finally {
    await other.close()
    await rm(folder, { recursive: true, force: true })
  }
}
