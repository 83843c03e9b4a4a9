import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as S3 from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contentOf, filesUnder, TestServer } from './file-server.ts'

const Bucket = 'locked'
const hour = 3_600_000
let server: TestServer

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  server = await TestServer.start('open')
  const locked = { Bucket, ObjectLockEnabledForBucket: true }
  await server.client().send(new S3.CreateBucketCommand(locked))
})
afterAll(() => server.remove())

const put = (Key: string, more: Partial<S3.PutObjectCommandInput> = {}) =>
  server.client().send(new S3.PutObjectCommand({ Bucket, Key, Body: Key, ...more }))
const remove = (Key: string, more: Partial<S3.DeleteObjectCommandInput> = {}) =>
  server.client().send(new S3.DeleteObjectCommand({ Bucket, Key, ...more }))
const retain = (
  Key: string,
  Mode: 'COMPLIANCE' | 'GOVERNANCE',
  hours: number,
  more: Partial<S3.PutObjectRetentionCommandInput> = {},
) => {
  const RetainUntilDate = inHours(hours)
  const Retention = { Mode, RetainUntilDate }
  return server.client().send(new S3.PutObjectRetentionCommand({ Bucket, Key, Retention, ...more }))
}
const inHours = (hours: number) => new Date(Date.now() + server.clockOffset + hours * hour)
const denied = { name: 'AccessDenied' }
/** Whether the bytes are there, as far as the server's own directory can be looked into. */
async function expectOnDisk(content: string, isThere: boolean): Promise<void> {
  if (!server.isOurs) return
  const names = await filesUnder(join(server.directory, 'contents'))
  const name = createHash('sha256').update(content).digest('hex')
  expect(names.includes(name)).toBe(isThere)
}

test('a version under retention cannot be deleted, shortened or released by anyone', async () => {
  const { VersionId } = await put('案卷', {
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockRetainUntilDate: inHours(1),
  })
  const bypass = { BypassGovernanceRetention: true }
  await expect(remove('案卷', { VersionId })).rejects.toMatchObject(denied)
  await expect(remove('案卷', { VersionId, ...bypass })).rejects.toMatchObject(denied)
  await expect(retain('案卷', 'COMPLIANCE', 0.5)).rejects.toMatchObject(denied)
  await expect(retain('案卷', 'GOVERNANCE', 2, bypass)).rejects.toMatchObject(denied)
  if (server.isOurs) await server.restart()
  await expect(remove('案卷', { VersionId })).rejects.toMatchObject(denied)
  expect((await contentOf(server.client(), Bucket, '案卷')).toString()).toBe('案卷')
})

test('a retention may be lengthened, and ends when it ends', async () => {
  const { VersionId } = await put('lengthened', {
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockRetainUntilDate: inHours(1),
  })
  await retain('lengthened', 'COMPLIANCE', 3)
  const it = { Bucket, Key: 'lengthened' }
  const told = await server.client().send(new S3.GetObjectRetentionCommand(it))
  expect(told.Retention?.Mode).toBe('COMPLIANCE')
  server.clockOffset = 2 * hour
  const later = () =>
    server
      .client({ systemClockOffset: server.clockOffset })
      .send(new S3.DeleteObjectCommand({ ...it, VersionId }))
  await expect(later()).rejects.toMatchObject(denied)
  await expectOnDisk('lengthened', true)
  server.clockOffset = 4 * hour
  await later()
  await expectOnDisk('lengthened', false)
  server.clockOffset = 0
})

test('deleting without naming a version marks it deleted and takes nothing away', async () => {
  const { VersionId } = await put('marked')
  const marker = await remove('marked')
  expect(marker.DeleteMarker).toBe(true)
  const read = (id?: string) => contentOf(server.client(), Bucket, 'marked', id)
  await expect(read()).rejects.toMatchObject({ name: 'NoSuchKey' })
  await expect(read(marker.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' })
  expect((await read(VersionId)).toString()).toBe('marked')
  const versions = new S3.ListObjectVersionsCommand({ Bucket, Prefix: 'marked' })
  const listed = await server.client().send(versions)
  expect(listed.DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }])
  expect(listed.Versions).toMatchObject([{ VersionId, IsLatest: false }])
  await remove('marked', { VersionId: marker.VersionId })
  expect((await read()).toString()).toBe('marked')
})

test('a version that nothing holds is deleted for good, with its bytes', async () => {
  const { VersionId } = await put('deleted')
  await expectOnDisk('deleted', true)
  await remove('deleted', { VersionId })
  await expectOnDisk('deleted', false)
  await expect(contentOf(server.client(), Bucket, 'deleted', VersionId)).rejects.toMatchObject({
    name: 'NoSuchVersion',
  })
})

test('a governed version goes only with an explicit bypass', async () => {
  const { VersionId } = await put('governed')
  await retain('governed', 'GOVERNANCE', 1)
  await expect(remove('governed', { VersionId })).rejects.toMatchObject(denied)
  await remove('governed', { VersionId, BypassGovernanceRetention: true })
  await expectOnDisk('governed', false)
})

test('a legal hold outlasts every date until it is lifted', async () => {
  const { VersionId } = await put('held', { ObjectLockLegalHoldStatus: 'ON' })
  await expect(
    remove('held', { VersionId, BypassGovernanceRetention: true }),
  ).rejects.toMatchObject(denied)
  const lift = { Bucket, Key: 'held', LegalHold: { Status: 'OFF' } } as const
  await server.client().send(new S3.PutObjectLegalHoldCommand(lift))
  await remove('held', { VersionId })
  await expectOnDisk('held', false)
})

test('of many to be deleted, only the locked ones stay', async () => {
  const lock = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: inHours(1) } as const
  const locked = await put('many/locked', lock)
  const loose = await put('many/loose')
  const Objects = [
    { Key: 'many/locked', VersionId: locked.VersionId },
    { Key: 'many/loose', VersionId: loose.VersionId },
  ]
  const command = new S3.DeleteObjectsCommand({ Bucket, Delete: { Objects } })
  const told = await server.client().send(command)
  expect(told.Errors).toMatchObject([{ Key: 'many/locked', Code: 'AccessDenied' }])
  expect(told.Deleted).toMatchObject([{ Key: 'many/loose' }])
})

test('a bucket gives its retention to every new version, and such a write needs a checksum', async () => {
  const Given = 'given'
  const client = server.client()
  await client.send(new S3.CreateBucketCommand({ Bucket: Given, ObjectLockEnabledForBucket: true }))
  const DefaultRetention = { Mode: 'COMPLIANCE', Years: 10 } as const
  const ObjectLockConfiguration = {
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention },
  } as const
  const rule = { Bucket: Given, ObjectLockConfiguration }
  await client.send(new S3.PutObjectLockConfigurationCommand(rule))
  const told = await client.send(new S3.GetObjectLockConfigurationCommand({ Bucket: Given }))
  expect(told).toMatchObject({ ObjectLockConfiguration })
  const it = { Bucket: Given, Key: 'k' }
  await client.send(new S3.PutObjectCommand({ ...it, Body: 'x' }))
  const head = await client.send(new S3.HeadObjectCommand(it))
  expect(head.ObjectLockRetainUntilDate?.getUTCFullYear()).toBe(inHours(0).getUTCFullYear() + 10)
  const bare = server.client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
  const address = await getSignedUrl(bare, new S3.PutObjectCommand(it))
  expect((await fetch(address, { method: 'PUT', body: 'y' })).status).toBe(400)
})

test('locks need a bucket that has them, and versions then stay on', async () => {
  const open = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: inHours(1) } as const
  await expect(put('k', { ...open, Bucket: 'open' })).rejects.toMatchObject({
    name: 'InvalidRequest',
  })
  const VersioningConfiguration = { Status: 'Suspended' } as const
  await expect(
    server.client().send(new S3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
  ).rejects.toMatchObject({ name: 'InvalidBucketState' })
})
