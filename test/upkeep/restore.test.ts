import { ListTagsOfResourceCommand, TagResourceCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isEntryKey } from '../../lambdas/aws/entry.ts'
import { audit } from '../../upkeep/audit.ts'
import { APPEND_ONLY } from '../../upkeep/restoring/append-only.ts'
import { completeTable } from '../../upkeep/restoring/complete.ts'
import { described } from '../../upkeep/restoring/described.ts'
import { fill, makeEmpty } from '../../upkeep/restoring/fill.ts'
import { handAgain } from '../../upkeep/restoring/hand-again.ts'
import { restoreToMoment } from '../../upkeep/restoring/point-in-time.ts'
import { closeJournals } from '../../upkeep/restoring/policy.ts'
import { type Item, itemsOf } from '../../upkeep/rows.ts'
import { type ArchiveOfThree, archiveOfThree } from '../support/archive-of-three.ts'
import { MONDAY } from '../support/company.ts'
import { rowsOf } from '../support/journal.ts'
import { each, type Past, pastOn } from '../support/past.ts'

let archive: ArchiveOfThree
let past: Past
let tables = 0
/** A table of a name that nothing has yet. */
const another = () => ({ ...archive.store, table: `anjuan-restored-${++tables}` })
let said: string[]
const say = (what: string) => void said.push(what)
const AT = new Date('2026-11-22T08:00:00+08:00')

beforeAll(async () => {
  archive = await archiveOfThree()
  past = pastOn(archive.store)
  await past.remember()
  await archive.visit('new:泉州后来客', '恢复的时刻之后')
})
beforeEach(() => {
  said = []
})
afterAll(() => archive.store.close())

/** The rows that a table's stream says were put in, in its order. */
async function putIn({ table }: { table: string }): Promise<string[]> {
  const { store } = archive
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const streams = new DynamoDBStreamsClient({
    endpoint: store.endpoint,
    region: 'us-east-1',
    credentials,
  })
  const StreamArn = (await described({ client: store.client, table }))?.LatestStreamArn
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
  )
  const { Records = [] } = await streams.send(new GetRecordsCommand({ ShardIterator }))
  streams.destroy()
  return Records.filter(({ eventName }) => eventName === 'INSERT').map(({ dynamodb }) => {
    return `${dynamodb?.Keys?.['pk']?.S} ${dynamodb?.Keys?.['sk']?.S}`
  })
}

describe('a table restored to a moment of its past', () => {
  it('is as it was at that moment, unbroken, and nothing of it comes in its stream', async () => {
    const target = another()
    const like = await restoreToMoment(archive.store, target.table, AT, say)
    await completeTable(target, { like, say })
    expect(past.asked['RestoreTableToPointInTime']).toEqual({
      SourceTableName: archive.store.table,
      TargetTableName: target.table,
      RestoreDateTime: AT,
    })
    expect(await audit(target)).toMatchObject({ chains: 3, breaks: [] })
    expect(await audit(archive.store)).toMatchObject({ chains: 4, breaks: [] })
    expect(await putIn(target)).toEqual([])
  })

  it('has what a restore leaves out: stream, expiry, its own past, protection', async () => {
    const target = another()
    past.early = 2
    await completeTable(target, {
      like: await restoreToMoment(archive.store, target.table, AT, say),
      say,
    })
    expect(await described(target)).toMatchObject({
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      DeletionProtectionEnabled: true,
    })
    expect(past.asked['UpdateTimeToLive']).toEqual({
      TableName: target.table,
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    })
    expect(past.asked['UpdateContinuousBackups']).toEqual({
      TableName: target.table,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    })
    expect(past.early).toBe(0)
    expect(said.filter((line) => line.endsWith(': ok'))).toHaveLength(5)
  })

  it('bears the tags of the table that it comes from, and its policy as its own', async () => {
    const { client } = archive.store
    const like = await described(archive.store)
    const Tags = [{ Key: '全宗', Value: '闽海染整' }]
    await client.send(new TagResourceCommand({ ResourceArn: like?.TableArn, Tags }))
    const target = another()
    await makeEmpty(target, { say })
    await completeTable(target, { like, say })
    const ResourceArn = (await described(target))?.TableArn
    expect(await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).toMatchObject({
      Tags,
    })
    if (!like) throw new Error('there is no table')
    past.policy = JSON.stringify({ Effect: 'Deny', Resource: like.TableArn })
    expect(await closeJournals(target, like)).toBe(true)
    expect(past.asked['PutResourcePolicy']).toEqual({
      ResourceArn,
      Policy: JSON.stringify({ Effect: 'Deny', Resource: ResourceArn }),
    })
  })

  it('is closed against deleting from a journal, also where the table that it comes from is gone', async () => {
    const target = another()
    await makeEmpty(target, { say })
    const like = await described(archive.store)
    past.policy = undefined
    for (const source of [like, undefined]) {
      expect(await closeJournals(target, source)).toBe(true)
      expect(past.asked['PutResourcePolicy']).toEqual({
        ResourceArn: (await described(target))?.TableArn,
        Policy: JSON.stringify(APPEND_ONLY),
      })
    }
  })

  it.each([
    ['before the past begins', '2026-10-31T00:00:00Z'],
    ['after it ends', '2026-11-24T00:00:00Z'],
  ])('is not made of a moment %s', async (_, at) => {
    const target = another()
    await expect(restoreToMoment(archive.store, target.table, new Date(at), say)).rejects.toThrow(
      '2026-11-01T00:00:00.000Z 至 2026-11-23T00:00:00.000Z',
    )
    expect(await described(target)).toBeUndefined()
  })

  it('is not made where no past is kept', async () => {
    const kept = past.kept
    past.kept = { PointInTimeRecoveryStatus: 'DISABLED' }
    await expect(restoreToMoment(archive.store, another().table, AT, say)).rejects.toThrow(
      'has no point in time recovery',
    )
    past.kept = kept
  })

  it('never takes the place of a table that exists, and needs one that does', async () => {
    const { store } = archive
    await expect(restoreToMoment(store, store.table, AT, say)).rejects.toThrow('exists')
    await expect(restoreToMoment(another(), another().table, AT, say)).rejects.toThrow(
      'there is no such table',
    )
  })
})

describe('a table filled from an export', () => {
  it('has every row, also when the store is too busy to write them all at once', async () => {
    const target = another()
    await makeEmpty(target, { say })
    past.busy = 3
    await fill(target, itemsOf(archive.store))
    expect(past.busy).toBe(0)
    expect(await rowsOf(target)).toEqual(await rowsOf(archive.store))
  })

  it('fails when the store refuses a row', async () => {
    const target = another()
    await makeEmpty(target, { say })
    const wrong: Item[] = [{ pk: { S: '' }, sk: { S: '空' } }]
    await expect(fill(target, each(wrong))).rejects.toThrow()
  })

  it('is never one that holds something', async () => {
    await expect(makeEmpty(archive.store, { say })).rejects.toThrow('holds something')
  })

  it('is never one whose stream somebody may be reading', async () => {
    const target = another()
    await makeEmpty(target, { say })
    await completeTable(target, { say })
    await expect(makeEmpty(target, { say })).rejects.toThrow('has a stream')
  })
})

describe('what may not have been done when the table stood as it was restored', () => {
  it('comes in the new stream in its order, the entries and what a chat delivered, since a moment', async () => {
    const target = another()
    await makeEmpty(target, { say })
    await fill(target, itemsOf(archive.store))
    const delivered = { pk: 'INBOX#Ev1', sk: 'INBOX', id: 'Ev1', event: {} }
    const expires = MONDAY / 1000 + 90 + 7 * 86_400
    const inbox = marshall({ ...delivered, expires })
    const old = marshall({ ...delivered, pk: 'INBOX#Ev0', expires: expires - 86_400 })
    await fill(target, each([inbox, old]))
    await completeTable(target, { say })
    const before = await rowsOf(target)

    expect(await handAgain(target, { since: new Date(MONDAY + 60_000) })).toBe(3)
    const entries = before.filter((row) => isEntryKey(row) && Number(row['at']) > MONDAY)
    const [second, third] = entries.sort((a, b) => Number(a['at']) - Number(b['at']))
    expect(await putIn(target)).toEqual([
      `${second?.pk} ${second?.sk}`,
      'INBOX#Ev1 INBOX',
      `${third?.pk} ${third?.sk}`,
    ])
    expect(await rowsOf(target)).toEqual(before)
  })
})
