import { createHash, randomBytes } from 'node:crypto'
import { GetObjectCommand, HeadObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Files, s3Files } from '../../lambdas/aws/files.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { makeBucket } from '../../local/storage.ts'
import { contentOf, credentials, TestServer } from '../local/file-server.ts'

const BUCKET = 'anjuan'
let server: TestServer
let files: Files

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  server = await TestServer.start('beside')
  await makeBucket(server.endpoint, BUCKET, credentials)
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
  files = s3Files(
    Settings.parse({
      S3_ENDPOINT: server.endpoint,
      AWS_REGION: 'us-east-1',
      BUCKET,
      KEY_ORDINARY: 'alias/ordinary',
      KEY_SECRET: 'alias/secret',
      KEY_TOP_SECRET: 'alias/top-secret',
      READING_ROOM_URL: 'https://archive.example.com/room/',
    }),
  )
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.remove()
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const keep = (id: string, bytes: Uint8Array, secrecy: 'secret' | 'topSecret' = 'secret') =>
  files.keepOriginal({ id, secrecy, sha256: sha256(bytes) }, bytes)
const nameOf = (id: string, bytes: Uint8Array) => `originals/${id}/${sha256(bytes)}`
const versionsOf = async (Prefix: string) =>
  (await server.client().send(new ListObjectVersionsCommand({ Bucket: BUCKET, Prefix }))).Versions

describe('an original', () => {
  it('is kept with its digest, and what stands there is never written over', async () => {
    const first = Buffer.from('年度购销合同')
    const Key = nameOf('合同', first)
    await keep('合同', first)
    await files.keepOriginal(
      { id: '合同', secrecy: 'secret', sha256: sha256(first) },
      Buffer.from('别的'),
    )
    expect(await contentOf(server.client(), BUCKET, Key)).toEqual(first)
    expect(await versionsOf(Key)).toHaveLength(1)
    const head = new HeadObjectCommand({ Bucket: BUCKET, Key })
    expect((await server.client().send(head)).Metadata).toEqual({ sha256: sha256(first) })
  })

  it('that was fetched again as other bytes stands beside the first, each under its digest', async () => {
    const [first, second] = [Buffer.from('第一次取到的'), Buffer.from('第二次取到的')]
    for (const bytes of [first, second]) await keep('换过的', bytes)
    for (const bytes of [first, second])
      expect(await contentOf(server.client(), BUCKET, nameOf('换过的', bytes))).toEqual(bytes)
  })

  it('that is top secret stands apart, where nobody may read', async () => {
    await keep('并购', Buffer.from('意向书'), 'topSecret')
    expect(await versionsOf('originals/并购')).toBeUndefined()
    expect(await versionsOf('top-secret/并购')).toHaveLength(1)
  })

  it('of many megabytes goes in parts, whole and once', async () => {
    const bytes = randomBytes(17_000_000)
    await keep('大图', bytes)
    await keep('大图', bytes)
    const Key = nameOf('大图', bytes)
    expect(await versionsOf(Key)).toHaveLength(1)
    expect((await contentOf(server.client(), BUCKET, Key)).equals(bytes)).toBe(true)
  })

  it('that many bring at once is kept once, and none of them is told that it failed', async () => {
    const bytes = Buffer.from('同一份')
    await Promise.all(Array.from({ length: 8 }, () => keep('同时', bytes)))
    expect(await versionsOf('originals/同时')).toHaveLength(1)
  })
})

describe('a page image', () => {
  const drawing = { id: '图纸', secrecy: 'secret', sha256: sha256(Buffer.from('图纸')) } as const

  it('is kept by its number, and read again as it was', async () => {
    const [one, two] = [randomBytes(40_000), randomBytes(40_000)]
    await files.keepPage(drawing, 1, one)
    await files.keepPage(drawing, 2, two)
    await files.keepPage(drawing, 2, one)
    expect(await files.page(drawing, 1)).toEqual(new Uint8Array(one))
    expect(await files.page(drawing, 2)).toEqual(new Uint8Array(two))
    const Key = `pages/图纸/${drawing.sha256}/0002.jpg`
    const asked = new GetObjectCommand({ Bucket: BUCKET, Key })
    expect((await server.client().send(asked)).ContentType).toBe('image/jpeg')
  })

  it('that was never drawn is told as such, of other bytes under the same id too', async () => {
    const never = { name: 'NoSuchKey' }
    await expect(files.page(drawing, 3)).rejects.toMatchObject(never)
    const others = { ...drawing, sha256: sha256(Buffer.from('别的')) }
    await expect(files.page(others, 1)).rejects.toMatchObject(never)
  })

  it('of a top secret document is never kept', async () => {
    const document = { ...drawing, secrecy: 'topSecret' } as const
    await expect(files.keepPage(document, 1, randomBytes(10))).rejects.toThrow('top secret')
  })
})

describe('each level', () => {
  it('is encrypted by its own key', async () => {
    const levels = [
      ['unclassified', 'originals', 'alias/ordinary'],
      ['secret', 'originals', 'alias/secret'],
      ['topSecret', 'top-secret', 'alias/top-secret'],
    ] as const
    for (const [secrecy, folder, key] of levels) {
      const id = `级别-${secrecy}`
      const bytes = Buffer.from(secrecy)
      await files.keepOriginal({ id, secrecy, sha256: sha256(bytes) }, bytes)
      const head = new HeadObjectCommand({
        Bucket: BUCKET,
        Key: `${folder}/${id}/${sha256(bytes)}`,
      })
      expect(await server.client().send(head)).toMatchObject({
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: key,
      })
    }
  })
})
