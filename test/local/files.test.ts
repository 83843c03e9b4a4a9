import { spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as S3 from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startFileServer } from '../../local/files/server.ts'
import { clientOf, contentOf, credentials, filesUnder, TestServer } from './file-server.ts'

const Bucket = 'archive'
let server: TestServer

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  server = await TestServer.start(Bucket)
})
afterAll(() => server.remove())

const put = (Key: string, Body: string, more: Partial<S3.PutObjectCommandInput> = {}) =>
  server.client().send(new S3.PutObjectCommand({ Bucket, Key, Body, ...more }))
const read = async (Key: string) => (await contentOf(server.client(), Bucket, Key)).toString()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('what a restart finds', () => {
  const journal = () => join(server.directory, 'journal.ndjson')

  test('a journal that was torn in its last line loses that line and nothing else', async () => {
    await put('torn/before', '在')
    await server.restart(() => appendFile(journal(), '{"did":"put-version","bucket":"arch'))
    expect(await read('torn/before')).toBe('在')
    await put('torn/after', '仍在')
    await server.restart()
    expect(await read('torn/after')).toBe('仍在')
  })

  test('a journal that is damaged before its end is not guessed at', async () => {
    await put('damaged', 'x')
    const text = await readFile(journal(), 'utf8')
    const directory = join(server.directory, 'damaged')
    await mkdir(directory)
    await writeFile(join(directory, 'journal.ndjson'), text.replace('{"did"', '#"did"'))
    await expect(startFileServer({ directory, credentials })).rejects.toThrow(/line 1/)
  })

  test('a stop before the rename or before the record leaves no bytes behind', async () => {
    const orphan = sha256('kept but never recorded')
    await put('whole', '完整')
    await server.restart(async () => {
      await writeFile(join(server.directory, 'incoming', randomUUID()), 'received, not renamed')
      await writeFile(join(server.directory, 'contents', orphan), 'kept but never recorded')
    })
    expect(await readdir(join(server.directory, 'incoming'))).toEqual([])
    const names = await filesUnder(server.directory)
    expect(names).not.toContain(orphan)
    expect(names).toContain(sha256('完整'))
    expect(await read('whole')).toBe('完整')
  })

  test('an upload in parts goes on after a restart', async () => {
    const it = { Bucket, Key: 'in-parts' }
    const begin = new S3.CreateMultipartUploadCommand({ ...it, ChecksumAlgorithm: 'SHA256' })
    const { UploadId } = await server.client().send(begin)
    const upload = { ...it, UploadId }
    const sizes = [5 * 1024 ** 2, 3]
    const Parts: S3.CompletedPart[] = []
    for (const [index, size] of sizes.entries()) {
      const part = { ...upload, PartNumber: index + 1, Body: String(index).repeat(size) }
      const command = new S3.UploadPartCommand({ ...part, ChecksumAlgorithm: 'SHA256' })
      const { ETag, ChecksumSHA256 } = await server.client().send(command)
      Parts.push({ PartNumber: index + 1, ETag, ChecksumSHA256 })
      await server.restart()
    }
    const complete = (parts: S3.CompletedPart[]) =>
      server
        .client()
        .send(
          new S3.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }),
        )
    await expect(complete(Parts.toReversed())).rejects.toMatchObject({ name: 'InvalidPartOrder' })
    await expect(complete([{ PartNumber: 1, ETag: 'another' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    })
    const told = await complete(Parts)
    expect(told.ETag).toMatch(/-2"$/)
    expect(told.ChecksumSHA256).toMatch(/-2$/)
    expect((await read('in-parts')).slice(-5)).toBe('00111')
    // The parts are gone, the whole is there, and it knows how many they were.
    const names = await filesUnder(join(server.directory, 'contents'))
    expect(names).not.toContain(sha256('111'))
  })
})

describe('a server that is killed', () => {
  const start = async (directory: string) => {
    const script = new URL('file-server-process.ts', import.meta.url).pathname
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout, 'data')
    const kill = async () => {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    }
    return { endpoint: String(line).trim(), kill }
  }

  test('keeps every object that it acknowledged, whole', async () => {
    const directory = join(server.directory, 'killed')
    const { endpoint, kill } = await start(directory)
    const client = clientOf(endpoint)
    await client.send(new S3.CreateBucketCommand({ Bucket }))
    const acknowledged: string[] = []
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; ; n += 1) {
        const Key = `${writer}/${n}`
        await client.send(new S3.PutObjectCommand({ Bucket, Key, Body: `档案 ${Key}` }))
        acknowledged.push(Key)
      }
    })
    const stopped = Promise.allSettled(writers)
    while (acknowledged.length < 100) await pause(5)
    await kill()
    await stopped
    const again = await startFileServer({ directory, credentials })
    const reader = clientOf(again.endpoint)
    for (const key of acknowledged)
      expect((await contentOf(reader, Bucket, key)).toString()).toBe(`档案 ${key}`)
    await again.close()
  })

  test('forgets an upload that was still on its way', async () => {
    const directory = join(server.directory, 'cut-off')
    const { endpoint, kill } = await start(directory)
    const client = clientOf(endpoint)
    await client.send(new S3.CreateBucketCommand({ Bucket }))
    await client.send(new S3.PutObjectCommand({ Bucket, Key: 'half', Body: 'old' }))
    const plain = clientOf(endpoint, { requestChecksumCalculation: 'WHEN_REQUIRED' })
    const command = new S3.PutObjectCommand({ Bucket, Key: 'half' })
    const upload = request(await getSignedUrl(plain, command), {
      method: 'PUT',
      headers: { 'content-length': 2_000_000 },
    })
    upload.on('error', () => {})
    upload.write(Buffer.alloc(1_000_000))
    const incoming = join(directory, 'incoming')
    while ((await readdir(incoming)).length === 0) await pause(5)
    await kill()
    expect(await readdir(incoming)).toHaveLength(1)
    const again = await startFileServer({ directory, credentials })
    expect(await readdir(incoming)).toEqual([])
    expect((await contentOf(clientOf(again.endpoint), Bucket, 'half')).toString()).toBe('old')
    await again.close()
  })
})

describe('bytes on disk', () => {
  test('a body that breaks off is not kept and does not stop the next one', async () => {
    const plain = server.client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
    const command = new S3.PutObjectCommand({ Bucket, Key: 'broken-off' })
    const upload = request(await getSignedUrl(plain, command), {
      method: 'PUT',
      headers: { 'content-length': 10 },
    })
    upload.on('error', () => {})
    upload.write('12345')
    const incoming = join(server.directory, 'incoming')
    while ((await readdir(incoming)).length === 0) await pause(5)
    upload.destroy()
    while ((await readdir(incoming)).length > 0) await pause(5)
    await expect(read('broken-off')).rejects.toMatchObject({ name: 'NoSuchKey' })
    await put('broken-off', 'now whole')
    expect(await read('broken-off')).toBe('now whole')
  })

  test('the same content is kept once, and goes with the last that needs it', async () => {
    const content = '同一内容'
    const names = async () =>
      (await filesUnder(server.directory)).filter((name) => name === sha256(content)).length
    await put('same/1', content)
    await put('same/2', content)
    expect(await names()).toBe(1)
    const remove = (Key: string) =>
      server.client().send(new S3.DeleteObjectCommand({ Bucket, Key }))
    await remove('same/1')
    expect(await names()).toBe(1)
    await remove('same/2')
    expect(await names()).toBe(0)
  })

  test('a key never becomes a path', async () => {
    const keys = ['../../escaped', '/etc/passwd', '..', 'a/../../b', '..\\c', '%2e%2e/d']
    const reached: string[] = []
    for (const Key of keys) {
      const address = await getSignedUrl(
        server.client({ requestChecksumCalculation: 'WHEN_REQUIRED' }),
        new S3.PutObjectCommand({ Bucket, Key }),
      )
      // Sent raw: other clients would resolve the dots before they send them.
      const path = address.slice(server.endpoint.length)
      const { port } = new URL(server.endpoint)
      const sent = request({ host: '127.0.0.1', port, path, method: 'PUT' }).end('x')
      const [response] = await once(sent, 'response')
      response.resume()
      if (response.statusCode === 200) reached.push(Key)
    }
    const listed = await server.client().send(new S3.ListObjectsV2Command({ Bucket }))
    const found = listed.Contents?.map((object) => object.Key) ?? []
    expect(found).toEqual(expect.arrayContaining(keys))
    expect(reached).toEqual(keys)
    for (const name of await filesUnder(join(server.directory, 'contents')))
      expect(name).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('lists', () => {
  test('keys come in the order of their bytes, in pages as well', async () => {
    const keys = ['A', 'a', 'a ', 'a/', 'é', '档', '﹏', '𠮷'].map((key) => `order/${key}`)
    for (const key of keys.toReversed()) await put(key, 'x')
    const found: (string | undefined)[] = []
    let ContinuationToken: string | undefined
    do {
      const page = { Bucket, Prefix: 'order/', MaxKeys: 3, ContinuationToken }
      const told = await server.client().send(new S3.ListObjectsV2Command(page))
      found.push(...(told.Contents ?? []).map((object) => object.Key))
      ContinuationToken = told.NextContinuationToken
    } while (ContinuationToken !== undefined)
    expect(found).toEqual(keys)
  })

  test('folders and versions come page by page without gaps', async () => {
    const Pages = 'pages'
    const client = server.client()
    await client.send(new S3.CreateBucketCommand({ Bucket: Pages }))
    const VersioningConfiguration = { Status: 'Enabled' } as const
    await client.send(new S3.PutBucketVersioningCommand({ Bucket: Pages, VersioningConfiguration }))
    for (const Key of ['甲/1', '甲/2', '乙', '乙', '乙', '丙/1'])
      await client.send(new S3.PutObjectCommand({ Bucket: Pages, Key, Body: randomUUID() }))
    const folded: (string | undefined)[] = []
    let ContinuationToken: string | undefined
    do {
      const page = { Bucket: Pages, Delimiter: '/', MaxKeys: 1, ContinuationToken }
      const told = await client.send(new S3.ListObjectsV2Command(page))
      folded.push(...(told.CommonPrefixes ?? []).map((folder) => folder.Prefix))
      folded.push(...(told.Contents ?? []).map((object) => object.Key))
      ContinuationToken = told.NextContinuationToken
    } while (ContinuationToken !== undefined)
    expect(folded).toEqual(['丙/', '乙', '甲/'])
    const versions: (string | undefined)[] = []
    let isMore: boolean | undefined
    let marker: Pick<S3.ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> = {}
    do {
      const page = { Bucket: Pages, MaxKeys: 2, ...marker }
      const told = await client.send(new S3.ListObjectVersionsCommand(page))
      versions.push(...(told.Versions ?? []).map((version) => version.Key))
      marker = { KeyMarker: told.NextKeyMarker, VersionIdMarker: told.NextVersionIdMarker }
      isMore = told.IsTruncated
    } while (isMore)
    expect(versions).toEqual(['丙/1', '乙', '乙', '乙', '甲/1', '甲/2'])
  })
})
