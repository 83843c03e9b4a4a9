import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Judging, verdictHandler } from '../../lambdas/aws/verdict.ts'
import { scanResult } from '../../local/scanner/scan-result.ts'
import { documentJudge } from '../../shared/commands/cataloguing.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY } from '../support/company.ts'

const sha256 = '0123456789abcdef'.repeat(4)
const kept = { bucket: 'anjuan', key: `originals/c1.d1/${sha256}`, versionId: 'v1' }

let archive: Archive
let logged: string[]
let lines: [what: string, facts: object][]
/** What was to be judged. */
let asked: unknown[]
beforeAll(async () => {
  archive = await startArchive()
})
afterAll(() => archive.close())
beforeEach(() => {
  logged = []
  lines = []
  asked = []
})

/** The activity as it is, with a list of what it is asked for. */
const judge: Judging['judge'] = {
  name: documentJudge.name,
  read: (args) => {
    asked.push(args)
    return documentJudge.read(args)
  },
}

const told = (event: unknown, changes: Partial<Judging> = {}) =>
  verdictHandler({
    kernel: archive.kernel,
    judge,
    bucket: 'anjuan',
    malwareScan: 'guardduty',
    now: () => MONDAY,
    log: (what, facts = {}) => {
      lines.push([what, facts])
      if ('because' in facts) logged.push(String(facts['because']))
    },
    ...changes,
  })(event)

/** What GuardDuty says of an object, with these parts of it changed. */
const fromGuardDuty = (object: object = {}, detail: object = {}, outcome: object = {}) => {
  const event = scanResult(kept, [], 'aws.guardduty')
  const { s3ObjectDetails, scanResultDetails } = event.detail
  return {
    ...event,
    detail: {
      ...event.detail,
      ...detail,
      s3ObjectDetails: { ...s3ObjectDetails, eTag: '"e"', ...object },
      scanResultDetails: { ...scanResultDetails, ...outcome },
    },
  }
}

describe('what a scanner says of an original', () => {
  it.each([
    ['COMPLETED', 'NO_THREATS_FOUND', 'clean'],
    ['COMPLETED', 'THREATS_FOUND', 'infected'],
    ['SKIPPED', 'UNSUPPORTED', 'unscannable'],
    ['SKIPPED', 'ACCESS_DENIED', 'unscannable'],
    ['FAILED', 'FAILED', 'unscannable'],
    // Not said by anybody today: nothing of it is clean.
    ['SKIPPED', 'NO_THREATS_FOUND', 'unscannable'],
    ['COMPLETED', 'PROBABLY_FINE', 'unscannable'],
    ['COMPLETED', 'no_threats_found', 'unscannable'],
    ['COMPLETED', null, 'unscannable'],
  ])('%s with %s is %s', async (scanStatus, scanResultStatus, verdict) => {
    await told(fromGuardDuty({}, { scanStatus }, { scanResultStatus }))
    expect(asked).toEqual([{ documentId: 'c1.d1', sha256, objectVersion: 'v1', verdict }])
  })

  it('counts for the version that it names', async () => {
    await told(fromGuardDuty({ versionId: 'v2' }))
    await told(fromGuardDuty({ versionId: undefined }))
    const versions = asked.map((args) => (args as { objectVersion: string }).objectVersion)
    expect(versions).toEqual(['v2', 'null'])
  })

  it('is let go, and put down, where no such document is known', async () => {
    await told(fromGuardDuty())
    expect(logged).toEqual(['thing.unknown'])
    expect(lines.map(([what]) => what)).toEqual(['a verdict was ignored'])
  })

  it('is heard by the watch when it is malware, though nothing waits for the verdict any more', async () => {
    await told(fromGuardDuty({}, {}, { scanResultStatus: 'THREATS_FOUND' }))
    expect(lines).toEqual([
      ['a verdict', { because: 'thing.unknown', documentId: 'c1.d1', verdict: 'infected' }],
    ])
  })
})

describe('what is none of ours', () => {
  it.each([
    [{ bucketName: 'another' }, 'bucket'],
    [{ bucketName: 'anjuan ' }, 'bucket'],
    [{ objectKey: `top-secret/c1.d1/${sha256}` }, 'key'],
    [{ objectKey: `pages/c1.d1/${sha256}/0001.jpg` }, 'key'],
    // Whose bytes nobody has named: a verdict on them is about none that are catalogued.
    [{ objectKey: 'originals/c1.d1' }, 'key'],
    [{ objectKey: 'originals/c1.d1/0001' }, 'key'],
    [{ objectKey: `originals/c1.d1/${sha256}0` }, 'key'],
    [{ objectKey: `originals/c1.d1/${sha256.toUpperCase()}` }, 'key'],
    [{ objectKey: `originals/c1.d1/${sha256}/0001` }, 'key'],
    [{ objectKey: `originals/../top-secret/c1.d1/${sha256}` }, 'key'],
    [{ objectKey: `a/originals/c1.d1/${sha256}` }, 'key'],
    [{ objectKey: 'originals/' }, 'key'],
    [{ objectKey: `originals/c1/${sha256}` }, 'key'],
    [{ objectKey: `originals/c1.d1/${sha256}\nx` }, 'key'],
  ])('%o is put down and reaches no document', async (object, because) => {
    await told(fromGuardDuty(object))
    expect([asked, logged]).toEqual([[], [because]])
  })

  it.each([
    ['aws.guardduty', 'own'],
    ['anjuan.scanner', 'guardduty'],
    ['aws.guardduty', 'none'],
    ['anjuan.scanner', 'none'],
    ['aws.guarddutyy', 'guardduty'],
    ['', 'none'],
  ] as const)(
    'nor is anything heard from %o where the scanner is %s',
    async (source, malwareScan) => {
      await told({ ...fromGuardDuty(), source }, { malwareScan })
      expect([asked, logged]).toEqual([[], ['source']])
    },
  )

  it('the company’s own scanner is heard where it was said that it is', async () => {
    await told({ ...fromGuardDuty(), source: 'anjuan.scanner' }, { malwareScan: 'own' })
    expect(asked).toHaveLength(1)
  })
})

describe('what cannot be done', () => {
  it.each([
    ['nothing', undefined],
    ['another event', { ...fromGuardDuty(), 'detail-type': 'GuardDuty Finding' }],
    ['an event without its object', { ...fromGuardDuty(), detail: { scanStatus: 'COMPLETED' } }],
  ])('fails so that it is seen: %s', async (_, event) => {
    await expect(told(event)).rejects.toThrow()
  })

  it('fails so that it comes again: the store is away', async () => {
    const away: Judging['judge'] = {
      name: 'document.judge',
      read: () => {
        throw new Error('the store is away')
      },
    }
    await expect(told(fromGuardDuty(), { judge: away })).rejects.toThrow('away')
  })
})
