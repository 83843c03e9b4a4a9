import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { s3Files } from '../../lambdas/aws/files.ts'
import { type BusyDay, busyDay } from '../support/busy-day.ts'
import { type FaultyHouse, faultyHouse } from '../support/faulty-house.ts'
import { amissAfter, NOTHING_AMISS } from '../support/nothing-lost.ts'

let faulty: FaultyHouse
const days: BusyDay[] = []

beforeAll(async () => {
  faulty = await faultyHouse(20261128)
}, 300_000)
afterAll(() => faulty?.close())

describe('a busy day while every second call to S3 fails', () => {
  beforeAll(async () => {
    faulty.trouble(50, 'files')
    days.push(await busyDay(faulty.house, '库房'))
    faulty.trouble(0, 'files')
    await faulty.house.settled()
  }, 400_000)

  it('meets refusals, errors and broken connections', () => {
    expect(Object.keys(faulty.lines.files.happened)).toEqual(
      expect.arrayContaining(['SlowDown', 'InternalError', 'files reset']),
    )
  })

  it('loses no original and no page, files nothing twice, parks nothing', async () => {
    expect(await amissAfter(faulty, days)).toEqual(NOTHING_AMISS)
  })
})

describe('a connection on which S3 says nothing', () => {
  it('is given up, and the page is asked for again', async () => {
    const { house, lines } = faulty
    const files = s3Files({ ...house.settings, S3_ENDPOINT: lines.files.url })
    const jpeg = new Uint8Array(Buffer.from('一页'))
    const document = { id: '悬而未答', sha256: 'a'.repeat(64) }
    await files.keepPage({ ...document, secrecy: 'secret' }, 1, jpeg)
    lines.files.next({ kind: 'files silent', hangs: true })
    expect(await files.page(document, 1)).toEqual(jpeg)
    expect(lines.files.happened['files silent']).toBe(1)
  })
})
