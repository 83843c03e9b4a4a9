import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentClient } from '../../lambdas/aws/client.ts'
import { type Guard, startGuard } from '../../local/deployed/permissions/guard.ts'
import { judge } from '../../local/deployed/permissions/judge.ts'
import { Statement } from '../../local/deployed/permissions/policy.ts'
import { services } from '../../local/deployed/permissions/services.ts'
import { type FileServer, startFileServer } from '../../local/files/server.ts'
import { startStore, type TestStore } from '../support/store.ts'

const TABLE = 'arn:aws:dynamodb:us-east-1:000000000000:table/anjuan'
const KEY = 'arn:aws:kms:us-east-1:000000000000:key/top-secret'
const ALIAS = 'alias/anjuan-top-secret'

const allow = (Action: string[], Resource: string, Condition = {}) =>
  Statement.parse({ Effect: 'Allow', Action, Resource, Condition })
const partitions = (...keys: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys },
})

const roles: Record<string, Statement[]> = {
  shelves: [allow(['dynamodb:GetItem', 'dynamodb:PutItem'], TABLE, partitions('DESK#*'))],
  documents: [
    allow(['s3:PutObject', 's3:GetObject'], 'arn:aws:s3:::files/*'),
    allow(['kms:*'], KEY),
  ],
}
const things: Record<string, Statement[]> = {
  [KEY]: [
    allow(['kms:GenerateDataKey', 'kms:Decrypt'], '*'),
    Statement.parse({ Effect: 'Deny', Action: 'kms:Decrypt', Sid: 'ReadByNobody' }),
  ],
}
const policies = {
  ofRole: (role: string) => roles[role] ?? [],
  ofThing: (resource: string) => things[resource] ?? [],
  meant: (resource: string) => (resource === ALIAS ? KEY : resource),
}

let store: TestStore
let files: FileServer
let guards: { table: Guard; files: Guard }
let directory = ''

beforeAll(async () => {
  store = await startStore({ inMemory: true })
  directory = await mkdtemp(join(tmpdir(), 'anjuan-guard-'))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'secret' }
  files = await startFileServer({ directory, credentials })
  const s3 = s3As('local', files.endpoint)
  await s3.send(new CreateBucketCommand({ Bucket: 'files' }))
  s3.destroy()
  const common = {
    accessKeyId: 'local',
    judge: (who: string, ask: Parameters<typeof judge>[2]) => judge(policies, who, ask),
  }
  guards = {
    table: await startGuard({
      ...common,
      service: services.DYNAMODB_ENDPOINT,
      target: store.endpoint,
    }),
    files: await startGuard({ ...common, service: services.S3_ENDPOINT, target: files.endpoint }),
  }
})
afterAll(async () => {
  await guards.table.close()
  await guards.files.close()
  await files.close()
  await store.close()
  await rm(directory, { recursive: true, force: true })
})

const s3As = (accessKeyId: string, endpoint = guards.files.endpoint, secretAccessKey = 'secret') =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  })

const tableAs = (accessKeyId: string) =>
  documentClient({
    endpoint: guards.table.endpoint,
    region: 'local',
    credentials: { accessKeyId, secretAccessKey: 'secret' },
  })

test('a function reads and writes what its role may', async () => {
  const client = tableAs('shelves')
  const Item = { pk: `DESK#${randomUUID()}`, sk: '案头', text: '待批' }
  await client.send(new PutCommand({ TableName: 'anjuan', Item }))
  const { pk, sk } = Item
  const found = await client.send(new GetCommand({ TableName: 'anjuan', Key: { pk, sk } }))
  expect(found.Item).toEqual(Item)
  client.destroy()
})

test('and is refused everything else, as AWS refuses it, before the store hears of it', async () => {
  const client = tableAs('shelves')
  const Item = { pk: 'DOSSIER#KH00001', sk: 'CARD' }
  await expect(client.send(new PutCommand({ TableName: 'anjuan', Item }))).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining('not authorized to perform: dynamodb:PutItem'),
  })
  await expect(client.send(new ScanCommand({ TableName: 'anjuan' }))).rejects.toThrow('Scan')
  const kept = await store.client.send(new GetCommand({ TableName: 'anjuan', Key: Item }))
  expect(kept.Item).toBeUndefined()
  client.destroy()
})

test('whoever is not known may do nothing', async () => {
  const client = tableAs('somebody')
  const Key = { pk: 'DESK#1', sk: 'x' }
  await expect(client.send(new GetCommand({ TableName: 'anjuan', Key }))).rejects.toThrow(
    'not authorized',
  )
  client.destroy()
})

test.each([KEY, ALIAS])(
  'a file goes in under its key, called %s, and, where nobody may open that key, does not come out',
  async (key) => {
    const s3 = s3As('documents')
    const put = { Bucket: 'files', Key: 'top-secret/并购意向书', Body: '绝密' }
    await s3.send(
      new PutObjectCommand({ ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key }),
    )
    const read = s3.send(new GetObjectCommand({ Bucket: put.Bucket, Key: put.Key }))
    await expect(read).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('ReadByNobody'),
    })
    s3.destroy()
  },
)

test('a file goes in under no key that the role may not use', async () => {
  const s3 = s3As('documents')
  const put = {
    Bucket: 'files',
    Key: 'originals/x',
    Body: 'x',
    ServerSideEncryption: 'aws:kms',
  } as const
  await expect(s3.send(new PutObjectCommand({ ...put, SSEKMSKeyId: `${KEY}-2` }))).rejects.toThrow(
    'kms:GenerateDataKey',
  )
  s3.destroy()
})

test('a name alone opens nothing: the signature behind it is checked as ever', async () => {
  const s3 = s3As('documents', guards.files.endpoint, 'guessed')
  const put = new PutObjectCommand({ Bucket: 'files', Key: 'pages/x', Body: 'x' })
  await expect(s3.send(put)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' })
  s3.destroy()
})
