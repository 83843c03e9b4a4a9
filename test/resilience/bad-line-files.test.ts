import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { s3Files } from '../../lambdas/aws/files.ts'
import { filesTroubles } from '../support/bad-lines.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

/** Three tries of the client's to each of a reactor's, of which it has five for what does not pass by itself. */
const AWAY = 3 * 6

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261128)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every second call to S3 fails', () => {
  beforeAll(async () => {
    faulty.trouble(50, 'files')
    // S3 is away for longer than any piece of work is tried that has itself to blame; then it keeps what it does not say.
    const { files } = faulty.lines
    const [busy, broken, ...others] = filesTroubles({
      method: 'PUT',
      path: '/',
      headers: {},
      body: Buffer.of(),
    })
    if (!busy || !broken) throw new Error('nothing befalls a file')
    for (let time = 0; time < AWAY; time++) files.next(time % 2 ? broken : busy)
    for (const other of others) files.next(other)
    days.push(await busyDay(faulty.house, '库房'))
    faulty.trouble(0, 'files')
    await faulty.house.settled()
  }, 400_000)

  it('meets refusals, errors, broken connections, and answers that are lost although it was done', () => {
    const { happened, risked } = faulty.lines.files
    expect(Object.keys(happened).toSorted()).toEqual([
      'InternalError',
      'SlowDown',
      'files done, and lost',
      'files reset',
    ])
    // Nobody calls S3 often in a day: beyond what was ordered the plan hits a few.
    expect(risked.hit).toBeGreaterThan(1)
  })

  it('loses no original and no page, files nothing twice, parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})

describe('a connection on which S3 says nothing', () => {
  it('is given up, and the page is kept and asked for again', async () => {
    const { house, lines } = faulty
    const files = s3Files({ ...house.settings, S3_ENDPOINT: lines.files.url })
    const jpeg = new Uint8Array(Buffer.from('一页'))
    const document = { id: '悬而未答', sha256: 'a'.repeat(64) }
    lines.files.next({ kind: 'files silent', hangs: true })
    await files.keepPage({ ...document, secrecy: 'secret' }, 1, jpeg)
    expect(lines.files.happened['files silent']).toBe(1)
    lines.files.next({ kind: 'files silent', hangs: true })
    expect(await files.page(document, 1)).toEqual(jpeg)
    expect(lines.files.happened['files silent']).toBe(2)
  })
})
