import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import * as S3 from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { contentOf, TestServer } from './file-server.ts'

// What any S3 that stands in for the real one has to do for the current SDK.
const Bucket = 'evidence'
let server: TestServer
let client: S3.S3Client

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  server = await TestServer.start(Bucket)
  client = server.client()
})
afterAll(() => server.remove())

const put = (
  Key: string,
  Body: string | Uint8Array | Readable,
  more: Partial<S3.PutObjectCommandInput> = {},
) => client.send(new S3.PutObjectCommand({ Bucket, Key, Body, ...more }))
const head = (Key: string, more = {}) =>
  client.send(new S3.HeadObjectCommand({ Bucket, Key, ...more }))
const read = (Key: string) => contentOf(client, Bucket, Key)

describe('putting and getting', () => {
  test('text comes back as it was sent, with its type, its metadata and its checksum', async () => {
    const told = await put('合同/说明.txt', '档案', {
      ContentType: 'text/plain',
      Metadata: { who: 'custodian' },
    })
    expect(told.ChecksumCRC32).toBeDefined()
    expect((await read('合同/说明.txt')).toString()).toBe('档案')
    expect(await head('合同/说明.txt')).toMatchObject({
      ContentLength: 6,
      ContentType: 'text/plain',
      Metadata: { who: 'custodian' },
    })
  })

  test('bytes come back as they were sent', async () => {
    const bytes = randomBytes(300_000)
    await put('bytes', bytes)
    expect((await read('bytes')).equals(bytes)).toBe(true)
  })

  test('a stream is unpacked from its chunks before it is kept', async () => {
    const bytes = randomBytes(200_000)
    const pieces = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)])
    await put('stream', pieces, { ContentLength: bytes.length })
    expect((await read('stream')).equals(bytes)).toBe(true)
  })

  test('a stream that is sent without checksums is kept whole', async () => {
    const plain = server.client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
    const bytes = randomBytes(200_000)
    const Body = Readable.from([bytes])
    const input = { Bucket, Key: 'plain', Body, ContentLength: bytes.length }
    await plain.send(new S3.PutObjectCommand(input))
    expect((await read('plain')).equals(bytes)).toBe(true)
  })

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)(
    'a checksum of kind %s is kept and told again',
    async (ChecksumAlgorithm) => {
      await put('sum', 'hello', { ChecksumAlgorithm })
      const told = await head('sum', { ChecksumMode: 'ENABLED' })
      const expected = {
        CRC32: 'NhCmhg==',
        CRC32C: 'mnG7TA==',
        SHA1: createHash('sha1').update('hello').digest('base64'),
        SHA256: createHash('sha256').update('hello').digest('base64'),
      }
      expect(told[`Checksum${ChecksumAlgorithm}`]).toBe(expected[ChecksumAlgorithm])
    },
  )

  test('content that is not what its checksum says is refused', async () => {
    const md5 = createHash('md5').update('another').digest('base64')
    await expect(put('bad', 'hello', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    })
    await expect(put('bad', 'hello', { ContentMD5: md5 })).rejects.toMatchObject({
      name: 'BadDigest',
    })
    await expect(read('bad')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  test('a stream that is shorter than promised is refused', async () => {
    const short = Readable.from([Buffer.from('hello')])
    await expect(put('short', short, { ContentLength: 9 })).rejects.toMatchObject({
      name: 'IncompleteBody',
    })
    await expect(read('short')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  test('nothing at all is content too', async () => {
    await put('empty', '')
    expect(await head('empty')).toMatchObject({ ContentLength: 0 })
    expect(await read('empty')).toHaveLength(0)
  })

  test('what is not there is told as such', async () => {
    await expect(head('nothing')).rejects.toMatchObject({ name: 'NotFound' })
    await expect(read('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  test('a range is answered with just its bytes', async () => {
    await put('range', 'hello')
    const ranged = async (Range: string) => {
      const told = await client.send(new S3.GetObjectCommand({ Bucket, Key: 'range', Range }))
      return [await told.Body?.transformToString(), told.ContentRange]
    }
    expect(await ranged('bytes=1-3')).toEqual(['ell', 'bytes 1-3/5'])
    expect(await ranged('bytes=3-')).toEqual(['lo', 'bytes 3-4/5'])
    expect(await ranged('bytes=-2')).toEqual(['lo', 'bytes 3-4/5'])
    await expect(ranged('bytes=9-')).rejects.toMatchObject({ name: 'InvalidRange' })
  })

  test('the headers of an object are kept', async () => {
    const said = {
      CacheControl: 'no-store',
      ContentDisposition: `attachment; filename*=UTF-8''${encodeURIComponent('合同.pdf')}`,
      ContentLanguage: 'zh',
    }
    await put('headers', 'x', said)
    expect(await head('headers')).toMatchObject(said)
  })

  test('the encryption of an object is kept', async () => {
    const said = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/top-secret' } as const
    expect(await put('encrypted', 'x', said)).toMatchObject(said)
    expect(await head('encrypted')).toMatchObject(said)
  })
})

describe('presigned addresses', () => {
  const upload = (Key: string, more = {}, signableHeaders?: Set<string>) =>
    getSignedUrl(
      server.client({ requestChecksumCalculation: 'WHEN_REQUIRED' }),
      new S3.PutObjectCommand({ Bucket, Key, ContentType: 'text/plain', ...more }),
      { expiresIn: 300, ...(signableHeaders && { signableHeaders }) },
    )
  const send = (address: string, body: string, type = 'text/plain') =>
    fetch(address, { method: 'PUT', body, headers: { 'content-type': type } })
  const download = (more = {}, options = {}) =>
    getSignedUrl(client, new S3.GetObjectCommand({ Bucket, Key: 'shown', ...more }), options)

  test('an upload through an address is kept', async () => {
    expect((await send(await upload('by-address'), 'presigned')).status).toBe(200)
    expect((await read('by-address')).toString()).toBe('presigned')
  })

  test('an address binds the length and the type that were signed', async () => {
    const signed = new Set(['content-type', 'content-length', 'host'])
    const address = await upload('bound', { ContentLength: 5 }, signed)
    expect((await send(address, '12345')).status).toBe(200)
    expect((await send(address, '1234567')).status).toBe(403)
    expect((await send(address, '12345', 'text/html')).status).toBe(403)
  })

  test('a download through an address may rename the file', async () => {
    await put('shown', 'hello')
    const ResponseContentDisposition = 'attachment; filename="r.txt"'
    const response = await fetch(await download({ ResponseContentDisposition }))
    expect(await response.text()).toBe('hello')
    expect(response.headers.get('content-disposition')).toBe(ResponseContentDisposition)
  })

  test('an address that was tampered with, moved to another key or outlived is refused', async () => {
    await put('shown', 'hello')
    const address = new URL(await download())
    address.searchParams.set('X-Amz-Signature', 'f'.repeat(64))
    const elsewhere = (await download()).replace('shown', 'bytes')
    const signingDate = new Date(Date.now() - 3_600_000)
    const old = await download({}, { expiresIn: 60, signingDate })
    for (const refused of [address, elsewhere, old]) expect((await fetch(refused)).status).toBe(403)
  })

  test('a wrong secret, an unknown key and a request without a signature are refused', async () => {
    const list = new S3.ListObjectsV2Command({ Bucket })
    const asked = (accessKeyId: string, secretAccessKey: string) =>
      server.client({ credentials: { accessKeyId, secretAccessKey } }).send(list)
    await expect(asked('AKIAIOSFODNN7EXAMPLE', 'wrong')).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    })
    await expect(asked('UNKNOWN', 'wrong')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
    expect((await fetch(`${server.endpoint}/${Bucket}/shown`)).status).toBe(403)
  })
})

describe('conditions', () => {
  test('a key is written once only when its writer asks for that', async () => {
    await put('once', '1', { IfNoneMatch: '*' })
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    })
    await expect(put('once', '3', { IfMatch: '"deadbeef"' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    })
    const { ETag } = await head('once')
    await put('once', '4', { IfMatch: ETag })
    expect((await read('once')).toString()).toBe('4')
  })

  test('a reader who has the object is told so', async () => {
    const { ETag } = await put('known', 'x')
    const again = new S3.GetObjectCommand({ Bucket, Key: 'known', IfNoneMatch: ETag })
    await expect(client.send(again)).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } })
  })

  test('of thirty-two who write a key at once for the first time, one wins', async () => {
    const races = Array.from({ length: 32 }, (_, i) => put('race', `${i}`, { IfNoneMatch: '*' }))
    const won = (await Promise.allSettled(races)).flatMap(({ status }, i) =>
      status === 'fulfilled' ? [`${i}`] : [],
    )
    expect(won).toEqual([(await read('race')).toString()])
  })
})

describe('uploads in parts', () => {
  test('twenty megabytes in parts come back whole, with type and metadata', async () => {
    const bytes = randomBytes(20 * 1024 ** 2)
    const params = { Bucket, Key: 'large', Body: bytes, ContentType: 'application/zip' }
    const described = { ...params, Metadata: { k: 'v' } }
    await new Upload({ client, params: described, partSize: 5 * 1024 ** 2 }).done()
    expect((await read('large')).equals(bytes)).toBe(true)
    expect(await head('large')).toMatchObject({
      Metadata: { k: 'v' },
      ContentType: 'application/zip',
    })
  })

  test('an upload can be listed with its parts, and given up', async () => {
    const Key = 'given-up'
    const begun = await client.send(new S3.CreateMultipartUploadCommand({ Bucket, Key }))
    const it = { Bucket, Key, UploadId: begun.UploadId }
    await client.send(new S3.UploadPartCommand({ ...it, PartNumber: 1, Body: 'part' }))
    const uploads = await client.send(new S3.ListMultipartUploadsCommand({ Bucket }))
    expect(uploads.Uploads?.map((upload) => upload.Key)).toEqual([Key])
    const parts = await client.send(new S3.ListPartsCommand(it))
    expect(parts.Parts).toMatchObject([{ PartNumber: 1, Size: 4 }])
    await client.send(new S3.AbortMultipartUploadCommand(it))
    await expect(client.send(new S3.ListPartsCommand(it))).rejects.toMatchObject({
      name: 'NoSuchUpload',
    })
  })
})

describe('lists, copies, tags', () => {
  const list = (more: Partial<S3.ListObjectsV2CommandInput>) =>
    client.send(new S3.ListObjectsV2Command({ Bucket, ...more }))

  test('a long list comes in pages without gaps or repetitions', async () => {
    const keys = Array.from({ length: 25 }, (_, i) => `list/${String(i).padStart(3, '0')}`)
    for (const key of keys) await put(key, 'x')
    const pages: (string | undefined)[][] = []
    let ContinuationToken: string | undefined
    do {
      const page = await list({ Prefix: 'list/', MaxKeys: 10, ContinuationToken })
      pages.push((page.Contents ?? []).map((object) => object.Key))
      ContinuationToken = page.NextContinuationToken
    } while (ContinuationToken !== undefined)
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5])
    expect(pages.flat()).toEqual(keys)
  })

  test('keys are folded at a delimiter', async () => {
    await put('folded/a/1', 'x')
    await put('folded/a/2', 'x')
    await put('folded/b', 'x')
    const page = await list({ Prefix: 'folded/', Delimiter: '/' })
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'folded/a/' }])
    expect(page.Contents?.map((object) => object.Key)).toEqual(['folded/b'])
  })

  test('a key may hold any character', async () => {
    const key = 'odd/ü 档案+plus&amp=%25 (1)#\r\n<"\'>*~.txt'
    await put(key, 'odd')
    expect((await read(key)).toString()).toBe('odd')
    expect((await list({ Prefix: 'odd/' })).Contents?.[0]?.Key).toBe(key)
  })

  test('a copy takes its description along or gets a new one', async () => {
    await put('档/original', 'hello', { Metadata: { who: 'me' } })
    const from = { Bucket, CopySource: encodeURI(`${Bucket}/档/original`) }
    await client.send(new S3.CopyObjectCommand({ ...from, Key: 'copy-1' }))
    await client.send(
      new S3.CopyObjectCommand({
        ...from,
        Key: 'copy-2',
        MetadataDirective: 'REPLACE',
        Metadata: { n: '2' },
      }),
    )
    expect((await read('copy-1')).toString()).toBe('hello')
    expect((await head('copy-1')).Metadata).toEqual({ who: 'me' })
    expect((await head('copy-2')).Metadata).toEqual({ n: '2' })
  })

  test('objects go one by one or many at once', async () => {
    for (const key of ['gone/1', 'gone/2', 'gone/3', 'gone/4']) await put(key, 'x')
    await client.send(new S3.DeleteObjectCommand({ Bucket, Key: 'gone/1' }))
    const Objects = [{ Key: 'gone/2' }, { Key: 'gone/3' }]
    const told = await client.send(new S3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }))
    expect(told.Deleted).toHaveLength(2)
    expect((await list({ Prefix: 'gone/' })).KeyCount).toBe(1)
  })

  test('tags are kept beside an object and not in its place', async () => {
    const TagSet = [{ Key: '密级', Value: '机密' }]
    const it = { Bucket, Key: 'tagged' }
    await put('tagged', 'hello')
    await client.send(new S3.PutObjectTaggingCommand({ ...it, Tagging: { TagSet } }))
    expect((await client.send(new S3.GetObjectTaggingCommand(it))).TagSet).toEqual(TagSet)
    const Tagging = { TagSet: [{ Key: '密级', Value: '<机密>' }] }
    await expect(
      client.send(new S3.PutObjectTaggingCommand({ ...it, Tagging })),
    ).rejects.toMatchObject({ name: 'InvalidTag' })
    expect((await read('tagged')).toString()).toBe('hello')
  })
})

describe('buckets', () => {
  test('a bucket with versions keeps every one', async () => {
    const Bucket = 'versions'
    await client.send(new S3.CreateBucketCommand({ Bucket }))
    const VersioningConfiguration = { Status: 'Enabled' } as const
    await client.send(new S3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
    expect((await client.send(new S3.GetBucketVersioningCommand({ Bucket }))).Status).toBe(
      'Enabled',
    )
    const first = await client.send(new S3.PutObjectCommand({ Bucket, Key: 'v', Body: '1' }))
    const second = await client.send(new S3.PutObjectCommand({ Bucket, Key: 'v', Body: '2' }))
    const { Versions } = await client.send(new S3.ListObjectVersionsCommand({ Bucket }))
    expect(Versions?.map((version) => [version.VersionId, version.IsLatest])).toEqual([
      [second.VersionId, true],
      [first.VersionId, false],
    ])
    expect((await contentOf(client, Bucket, 'v', first.VersionId)).toString()).toBe('1')
  })

  test('the settings of a bucket are told as they were given', async () => {
    const Rules = [
      { ID: 'x', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 1 } } as const,
    ]
    const CORSRules = [{ AllowedMethods: ['PUT'], AllowedOrigins: ['*'] }]
    const PublicAccessBlockConfiguration = { BlockPublicAcls: true }
    const it = { Bucket }
    const policy = { ...it, Policy: '{"Statement":[]}' }
    const block = { ...it, PublicAccessBlockConfiguration }
    const lifecycle = { ...it, LifecycleConfiguration: { Rules } }
    await expect(client.send(new S3.GetBucketPolicyCommand(it))).rejects.toMatchObject({
      name: 'NoSuchBucketPolicy',
    })
    await client.send(new S3.PutBucketLifecycleConfigurationCommand(lifecycle))
    await client.send(new S3.PutPublicAccessBlockCommand(block))
    await client.send(new S3.PutBucketCorsCommand({ ...it, CORSConfiguration: { CORSRules } }))
    await client.send(new S3.PutBucketPolicyCommand(policy))
    const told = [
      await client.send(new S3.GetBucketLifecycleConfigurationCommand(it)),
      await client.send(new S3.GetPublicAccessBlockCommand(it)),
      await client.send(new S3.GetBucketCorsCommand(it)),
      await client.send(new S3.GetBucketPolicyCommand(it)),
    ]
    expect(told).toMatchObject([
      { Rules },
      { PublicAccessBlockConfiguration },
      { CORSRules },
      { Policy: policy.Policy },
    ])
  })

  test('a bucket encrypts what its writer left open', async () => {
    const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/archive' } as const
    const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault }]
    const Bucket = 'encrypted'
    await client.send(new S3.CreateBucketCommand({ Bucket }))
    const ServerSideEncryptionConfiguration = { Rules }
    await client.send(
      new S3.PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }),
    )
    await put('left-open', 'x', { Bucket })
    await put('chosen', 'x', {
      Bucket,
      ServerSideEncryption: 'aws:kms',
      SSEKMSKeyId: 'alias/other',
    })
    expect((await head('left-open', { Bucket })).SSEKMSKeyId).toBe('alias/archive')
    expect((await head('chosen', { Bucket })).SSEKMSKeyId).toBe('alias/other')
  })

  test('a document that is far too large is refused, and the line stays good', async () => {
    const one = server.client({ requestHandler: { httpAgent: { keepAlive: true, maxSockets: 1 } } })
    const Policy = ' '.repeat(8 * 1024 ** 2)
    await expect(one.send(new S3.PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject(
      { name: 'EntityTooLarge' },
    )
    await put('good', 'x')
    expect((await contentOf(one, Bucket, 'good')).toString()).toBe('x')
  })

  test('the facts of an object can be asked for without its content', async () => {
    const { ETag } = await put('facts', 'hello')
    const ObjectAttributes: S3.ObjectAttributes[] = ['ETag', 'Checksum', 'ObjectSize']
    const asked = new S3.GetObjectAttributesCommand({ Bucket, Key: 'facts', ObjectAttributes })
    expect(await client.send(asked)).toMatchObject({
      ETag: ETag?.replaceAll('"', ''),
      Checksum: { ChecksumCRC32: 'NhCmhg==' },
      ObjectSize: 5,
    })
  })

  test('a page of this machine may upload, a page from elsewhere may not', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.endpoint}/${Bucket}/x`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': 'content-type',
        },
      })
    const ours = await preflight('http://localhost:5173')
    expect(ours.status).toBe(200)
    expect(ours.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
    expect(ours.headers.get('access-control-allow-headers')).toBe('content-type')
    const theirs = await preflight('https://localhost.example.com')
    expect(theirs.status).toBe(403)
    expect(theirs.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('an object and its metadata outlive a restart', async () => {
    await put('kept', '永久保管', { Metadata: { who: 'me' } })
    await server.restart()
    client = server.client()
    expect((await read('kept')).toString()).toBe('永久保管')
    expect((await head('kept')).Metadata).toEqual({ who: 'me' })
  })
})
