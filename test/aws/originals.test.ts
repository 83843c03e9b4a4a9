import { PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Files, s3Files } from '../../lambdas/aws/files.ts'
import { Settings } from '../../lambdas/aws/settings.ts'
import { contentOf, credentials, TestServer } from '../local/file-server.ts'

const Bucket = 'anjuan'
const bytes = Buffer.from('购销合同')
const contract = { id: 'c1.d1', secrecy: 'secret', sha256: 'a' } as const

let server: TestServer
let files: Files
beforeAll(async () => {
  process.env['AWS_ACCESS_KEY_ID'] = credentials.accessKeyId
  process.env['AWS_SECRET_ACCESS_KEY'] = credentials.secretAccessKey
  server = await TestServer.start(Bucket)
  await server
    .client()
    .send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    )
  const chat = { SLACK_SIGNING_SECRET: 's', SLACK_APP_ID: 'A1', SLACK_CLIENT_ID: '1' }
  files = s3Files(
    Settings.parse({
      ...chat,
      SLACK_CLIENT_SECRET: 'c',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_TEAM_ID: 'T1',
      SLACK_BOT_USER_ID: 'U1',
      SLACK_BOT_ID: 'B1',
      S3_ENDPOINT: server.endpoint,
      AWS_REGION: 'us-east-1',
      READING_ROOM_URL: 'http://127.0.0.1/room/',
    }),
  )
})
afterAll(() => server.remove())

it('an original is kept once, and the version that was kept is the one first put, whatever is put over it', async () => {
  const kept = await files.keepOriginal(contract, bytes)
  // As after a crash between keeping and cataloguing: it is kept already, and nobody was told.
  expect(await files.keepOriginal(contract, bytes)).toBe(kept)
  const Key = 'originals/c1.d1/a'
  const put = new PutObjectCommand({ Bucket, Key, Body: '另一份' })
  const over = await server.client().send(put)
  // Other bytes whose name begins alike are others.
  await files.keepOriginal({ ...contract, sha256: 'ab' }, bytes)
  expect(over.VersionId).not.toBe(kept)
  expect(await files.keepOriginal(contract, bytes)).toBe(kept)
  expect(await contentOf(server.client(), Bucket, Key, kept)).toEqual(bytes)
})

it('so it is of a large one, which goes in parts', async () => {
  const large = Buffer.alloc(17_000_000, 7)
  const kept = await files.keepOriginal({ ...contract, id: 'c1.d2' }, large)
  expect(kept).not.toBe('null')
  expect(await files.keepOriginal({ ...contract, id: 'c1.d2' }, large)).toBe(kept)
})
