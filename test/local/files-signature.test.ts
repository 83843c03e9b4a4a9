import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import * as S3 from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentOf, TestServer } from './file-server.ts'

const Bucket = 'examplebucket'
const minute = 60_000
let server: TestServer

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  server = await TestServer.start(Bucket)
})
beforeEach(() => {
  server.clockOffset = 0
})
afterAll(() => server.remove())

async function send(
  method: string,
  path: string,
  headers: Record<string, string | number>,
  body: string | Buffer = '',
  agent?: Agent,
): Promise<{ status: number | undefined; body: string }> {
  const { port } = new URL(server.endpoint)
  const sent = request({ host: '127.0.0.1', port, path, method, headers, agent })
  sent.end(body)
  const [response]: IncomingMessage[] = await once(sent, 'response')
  return { status: response?.statusCode, body: response ? await text(response) : '' }
}

describe('the clock', () => {
  const list = () => server.client().send(new S3.ListObjectsV2Command({ Bucket }))

  test.each([-14, 14])('a signature that is %i minutes off is taken', async (minutes) => {
    server.clockOffset = minutes * minute
    expect((await list()).Name).toBe(Bucket)
  })

  test.each([-16, 16])('a signature that is %i minutes off is refused', async (minutes) => {
    server.clockOffset = minutes * minute
    await expect(list()).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' })
  })

  test('an address works until the very second and not before its time', async () => {
    await server.client().send(new S3.PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
    const signingDate = new Date(Math.floor(Date.now() / 1000) * 1000)
    const command = new S3.GetObjectCommand({ Bucket, Key: 'k' })
    const address = await getSignedUrl(server.client(), command, { expiresIn: 240, signingDate })
    const status = async (minutes: number) => {
      server.clockOffset = minutes * minute
      return (await fetch(address)).status
    }
    expect(await status(0)).toBe(200)
    expect(await status(3.5)).toBe(200)
    expect(await status(4.1)).toBe(403)
    expect(await status(-16)).toBe(403)
  })
})

describe('what a signature binds', () => {
  test('an address of the default client, signed before there was a body, takes any', async () => {
    const command = new S3.PutObjectCommand({ Bucket, Key: 'later' })
    const address = await getSignedUrl(server.client(), command)
    expect(address).toContain('x-amz-checksum-crc32=AAAAAA%3D%3D')
    expect((await fetch(address, { method: 'PUT', body: 'a scan' })).status).toBe(200)
    expect((await contentOf(server.client(), Bucket, 'later')).toString()).toBe('a scan')
  })

  test.each([
    { ChecksumCRC32: 'NhCmhg==' },
    { ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' },
  ])('an address that was signed for one content (%o) takes no other', async (checksum) => {
    const command = new S3.PutObjectCommand({ Bucket, Key: 'bound', ...checksum })
    const address = await getSignedUrl(server.client(), command)
    const swapped = await fetch(address, { method: 'PUT', body: 'a scan' })
    expect(swapped.status).toBe(400)
    expect(await swapped.text()).toContain('<Code>BadDigest</Code>')
    expect((await fetch(address, { method: 'PUT', body: 'hello' })).status).toBe(200)
  })

  test('a header that gives the checksum of nothing is no placeholder', async () => {
    const input = { Bucket, Key: 'bound', Body: 'a scan', ChecksumCRC32: 'AAAAAA==' }
    await expect(server.client().send(new S3.PutObjectCommand(input))).rejects.toMatchObject({
      name: 'BadDigest',
    })
  })

  test('an address for one method, key or time serves no other', async () => {
    await server.client().send(new S3.PutObjectCommand({ Bucket, Key: 'mine', Body: 'x' }))
    const command = new S3.GetObjectCommand({ Bucket, Key: 'mine' })
    const address = await getSignedUrl(server.client(), command, { expiresIn: 60 })
    const changed = [
      fetch(address, { method: 'DELETE' }),
      fetch(address.replace('mine', 'yours')),
      fetch(address.replace('Expires=60', 'Expires=600')),
      fetch(`${address}&versionId=null`),
      fetch(address, { headers: { 'x-amz-checksum-mode': 'ENABLED' } }),
    ]
    for (const response of await Promise.all(changed)) expect(response.status).toBe(403)
    expect((await fetch(address)).status).toBe(200)
  })

  test('a body that is not the one that was signed is refused', async () => {
    const client = server.client()
    client.middlewareStack.add(
      (next) => (args) => {
        Object.assign(args.request ?? {}, { body: 'another' })
        return next(args)
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    const input = { Bucket, Key: 'swapped', Body: 'thesame' }
    await expect(client.send(new S3.PutObjectCommand(input))).rejects.toMatchObject({
      name: 'XAmzContentSHA256Mismatch',
    })
  })

  test('a subresource that is unknown is refused and does not become the object', async () => {
    const it = { Bucket, Key: 'acl' }
    await server.client().send(new S3.PutObjectCommand({ ...it, Body: 'untouched' }))
    await expect(
      server.client().send(new S3.PutObjectAclCommand({ ...it, ACL: 'public-read' })),
    ).rejects.toMatchObject({ name: 'NotImplemented' })
    expect((await contentOf(server.client(), Bucket, 'acl')).toString()).toBe('untouched')
  })

  test('a header that cannot be sent is refused and not smuggled', async () => {
    await server.client().send(new S3.PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))
    for (const ResponseContentDisposition of ['attachment; filename="合同.pdf"', 'a\r\nb: c']) {
      const command = new S3.GetObjectCommand({ Bucket, Key: 'k', ResponseContentDisposition })
      const response = await fetch(await getSignedUrl(server.client(), command))
      expect(response.status).toBe(400)
    }
  })
})

// The two examples of signed chunks in the S3 API reference, with their own dates and keys.
describe('signed chunks', () => {
  const path = `/${Bucket}/chunkObject.txt`
  const scope = 'Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'
  const common = {
    host: 's3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': 66_560,
  }
  const plain = {
    ...common,
    'content-length': 66_824,
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    authorization: `AWS4-HMAC-SHA256 ${scope},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
  }
  const chunks = (signatures: string[], content = 'a') =>
    [content.repeat(65_536), content.repeat(1024), '']
      .map((piece, i) => [piece.length.toString(16), signatures[i], piece] as const)
      .map(([size, signature, piece]) => `${size};chunk-signature=${signature}\r\n${piece}`)
      .join('\r\n')
  const plainSignatures = [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ]
  const trailed = {
    ...common,
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    'x-amz-trailer': 'x-amz-checksum-crc32c',
    'transfer-encoding': 'chunked',
    authorization: `AWS4-HMAC-SHA256 ${scope},SignedHeaders=content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer,Signature=106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e`,
  }
  const trailedSignatures = [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ]
  const trailer = (checksum: string) =>
    `x-amz-checksum-crc32c:${checksum}\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n`

  beforeEach(() => {
    server.clockOffset = Date.parse('2013-05-24') - Date.now()
  })

  const read = async () => {
    server.clockOffset = 0
    return (await contentOf(server.client(), Bucket, 'chunkObject.txt')).toString()
  }

  test('the example of AWS is taken', async () => {
    expect(await send('PUT', path, plain, `${chunks(plainSignatures)}\r\n`)).toMatchObject({
      status: 200,
    })
    expect(await read()).toBe('a'.repeat(66_560))
  })

  test('the example of AWS with a signed trailer is taken', async () => {
    const body = chunks(trailedSignatures) + trailer('sOO8/Q==')
    expect(await send('PUT', path, trailed, body)).toMatchObject({ status: 200 })
    expect(await read()).toBe('a'.repeat(66_560))
  })

  test('a chunk or a trailer that was changed is refused', async () => {
    const changed = [
      send('PUT', path, plain, `${chunks(plainSignatures, 'b')}\r\n`),
      send('PUT', path, trailed, chunks(trailedSignatures) + trailer('AAAAAA==')),
      send('PUT', path, trailed, `${chunks(trailedSignatures)}\r\n`),
    ]
    for (const { status, body } of await Promise.all(changed)) {
      expect(status).toBe(403)
      expect(body).toContain('SignatureDoesNotMatch')
    }
  })

  test('a refusal is read even while much is still to be sent, and the line stays good', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const changed = chunks(trailedSignatures, 'b')
    const body = Buffer.alloc(32 * 1024 ** 2, changed)
    const refused = await send('PUT', path, trailed, body, agent)
    expect(refused).toMatchObject({ status: 403 })
    const taken = await send('PUT', path, plain, `${chunks(plainSignatures)}\r\n`, agent)
    expect(taken).toMatchObject({ status: 200 })
    agent.destroy()
  })
})
