import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { PutBucketVersioningCommand } from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Entry } from '../../lambdas/aws/entry.ts'
import { type Files, s3Files } from '../../lambdas/aws/files.ts'
import { documentsReactor } from '../../lambdas/aws/reacting/documents.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { verdictHandler } from '../../lambdas/aws/verdict.ts'
import { drawScan } from '../../lambdas/imaging/draw-scan.ts'
import { inspectScan } from '../../lambdas/imaging/inspect.ts'
import { limits } from '../../lambdas/imaging/limits.ts'
import { scanResult } from '../../local/scanner/scan-result.ts'
import { documentCatalogue, documentJudge } from '../../shared/commands/cataloguing.ts'
import type { Messenger } from '../../shared/commands/messenger.ts'
import { Document } from '../../shared/records/document.ts'
import { songPage } from '../imaging/pdf-by-hand.ts'
import { credentials, TestServer } from '../local/file-server.ts'
import { type Archive, startArchive } from '../support/archive.ts'
import { MONDAY, must, staff, WORKSPACE } from '../support/company.ts'
import { entriesOf } from '../support/journal.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const BUCKET = 'anjuan'
let archive: Archive
let server: TestServer
let files: Files
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
  archive = await startArchive()
  server = await TestServer.start(BUCKET)
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await server
    .client()
    .send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }))
  const place = { S3_ENDPOINT: server.endpoint, AWS_REGION: 'us-east-1', BUCKET }
  const READING_ROOM_URL = 'https://archive.example.com/room/'
  files = s3Files(Settings.parse({ ...place, READING_ROOM_URL }))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await archive.close()
  await server.remove()
})

const usual = { ...limits }
afterEach(() => {
  Object.assign(limits, usual)
})

/** A chat in which this lies under the id of the file at the moment. */
const chatWith = (bytes: Uint8Array): Messenger => ({
  fetch: async () => ({ size: bytes.length, bytes: Readable.from([bytes]) }),
  post: unasked,
  find: unasked,
  update: unasked,
  languageOf: unasked,
  home: unasked,
})
const unasked = () => Promise.reject(new Error('only files are asked for here'))

async function handIn(title: string): Promise<Entry> {
  const id = `hand in ${title}`
  const attachment = {
    chat: 'slack',
    workspace: WORKSPACE,
    fileId: 'F1',
    name: '扫描.pdf',
    size: 1,
  }
  const { notice } = await must(
    archive.fill(staff.salesperson.user, 'customer.create', {
      name: `${title}有限公司`,
      nature: 'enterprise',
      stage: 'current',
      source: 'visit',
    }),
  )
  if (notice.notice !== 'customer.card') throw new Error('no customer')
  await must(
    archive.fill(
      staff.salesperson.user,
      'document.file',
      {
        customerId: notice.customer.id,
        documentKind: 'contractText',
        secrecy: 'secret',
        title,
        datedOn: '2026-03-18',
        attachment: JSON.stringify(attachment),
      },
      { id },
    ),
  )
  const entry = (await entriesOf(archive.store)).find(({ commandId }) => commandId === id)
  if (!entry) throw new Error('nothing was handed in')
  return entry
}

/** One attempt at what was handed in, with what the chat gives out meanwhile. */
const attempt = async (entry: Entry, bytes: Uint8Array, keptBy: Files = files): Promise<void> =>
  documentsReactor({
    kernel: archive.kernel,
    catalogue: documentCatalogue,
    files: keptBy,
    messengers: { slack: chatWith(bytes) },
    imaging: { inspect: inspectScan, draw: drawScan },
    malwareScan: 'guardduty',
    now: () => MONDAY,
  }).entry?.(entry)

const standing = async ({ images }: Entry): Promise<Document> => {
  const id = images[0]?.after?.id ?? ''
  return Document.parse(await (await archive.kernel.store.open([])).get('document', id))
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What GuardDuty says of a version of these bytes; gives the words under which it is logged. */
async function found(
  threats: string[],
  { id }: Document,
  bytes: Uint8Array,
  versionId: string,
): Promise<string | undefined> {
  let logged: string | undefined
  const kept = { bucket: BUCKET, key: `originals/${id}/${sha256(bytes)}`, versionId }
  await verdictHandler({
    kernel: archive.kernel,
    judge: documentJudge,
    bucket: BUCKET,
    malwareScan: 'guardduty',
    now: () => MONDAY,
    log: (what, facts) => {
      logged = `${what}: ${facts?.['verdict']}`
    },
  })(scanResult(kept, threats, 'aws.guardduty'))
  return logged
}

it('what changed in the chat between two attempts is filed as one thing: its digest, its verdict, its pages', async () => {
  const [first, second] = [songPage('购销合同'), songPage('补充协议')]
  const entry = await handIn('换过的合同')
  let version = ''
  const dying: Files = {
    ...files,
    keepOriginal: async (document, bytes) => {
      version = await files.keepOriginal(document, bytes)
      return version
    },
    keepPage: async (document, page, jpeg) => {
      await files.keepPage(document, page, jpeg)
      throw new Error('died while drawing')
    },
  }
  await expect(attempt(entry, first, dying)).rejects.toThrow('died')
  await attempt(entry, second)
  const waiting = await standing(entry)
  expect(waiting).toMatchObject({ state: 'scanning', sha256: sha256(second) })
  expect(waiting.objectVersion).not.toBe(version)

  expect(await found([], waiting, first, version)).toBe('a verdict was ignored: clean')
  // Not even under the version of what is kept, should two names ever have the same.
  await found([], waiting, first, waiting.objectVersion ?? '')
  expect((await standing(entry)).state).toBe('scanning')
  await found([], waiting, second, waiting.objectVersion ?? '')
  expect((await standing(entry)).state).toBe('filed')

  const drawn: Uint8Array[] = []
  await drawScan(second, 'pdf', async (_, jpeg) => void drawn.push(new Uint8Array(jpeg)))
  const read = { id: waiting.id, sha256: waiting.sha256 ?? '' }
  expect([await files.page(read, 1)]).toEqual(drawn)

  // The watch hears of it when the scanner thinks better of what is filed; and of what was left lying.
  for (const [bytes, kept] of [
    [second, waiting.objectVersion ?? ''],
    [first, version],
  ] as const)
    expect(await found(['EICAR'], waiting, bytes, kept)).toBe('a verdict: infected')
  expect((await standing(entry)).state).toBe('filed')
})

it('a scan of which a page cannot be drawn is refused as unreadable, and is not tried again and parked', async () => {
  const entry = await handIn('画不完的图')
  const impatient: Files = {
    ...files,
    // It was found sound before, and is given up while it is drawn.
    keepOriginal: async (...original) => {
      limits.millisecondsPerPage = 0
      return files.keepOriginal(...original)
    },
  }
  await attempt(entry, songPage('画不完的图'), impatient)
  expect(limits.millisecondsPerPage).toBe(0)
  expect(await standing(entry)).toMatchObject({ state: 'refused', fault: 'unreadable' })
})
