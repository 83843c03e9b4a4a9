import { PutCommand } from '@aws-sdk/lib-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listParked } from '../../lambdas/aws/reacting/parked.ts'
import { queueHandler } from '../../lambdas/aws/reacting/queue.ts'
import type { Reactor } from '../../lambdas/aws/reacting/reactor.ts'
import { type Faults, faultsOn } from '../support/faults.ts'
import { startStore, type TestStore } from '../support/store.ts'

let store: TestStore
let faults: Faults
beforeAll(async () => {
  store = await startStore({ inMemory: true })
  faults = faultsOn(store.client, 7)
  for (const id of ['甲', '乙', '丙', '丁']) {
    const Item = { pk: `INBOX#${id}`, sk: 'INBOX', id, event: {} }
    await store.client.send(new PutCommand({ TableName: store.table, Item }))
  }
})
afterAll(() => store.close())

/** What was worked on, in its order. */
let seen: string[]
let logged: object[]
/** How often what is named still fails. */
let failing: Map<string, number>
beforeEach(() => {
  seen = []
  logged = []
  failing = new Map()
})

const reactor: Reactor = {
  name: 'inbox',
  inbox: async ({ id }) => {
    const left = failing.get(String(id)) ?? 0
    failing.set(String(id), left - 1)
    if (left > 0) throw new TypeError('它说了不该说的 13800138000')
    seen.push(String(id))
  },
}

/** Works through messages, each named by its row; before a colon stands its group. */
function work(...asked: string[]) {
  const { client, table } = store
  const log = (what: string, facts: object = {}) => void logged.push({ what, ...facts })
  const handle = queueHandler(reactor, { client, table, now: Date.now, log })
  return handle(eventOf(asked))
}

const eventOf = (asked: readonly string[]): SQSEvent => ({
  Records: asked.map((each) => {
    const [name = '', group] = each.split(':').reverse()
    return {
      messageId: each,
      receiptHandle: each,
      body: name.startsWith('{') ? name : JSON.stringify({ pk: `INBOX#${name}`, sk: 'INBOX' }),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: '0',
        ...(group ? { MessageGroupId: group } : {}),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:inbox',
      awsRegion: 'us-east-1',
    }
  }),
})

const givenBack = async (...asked: string[]) =>
  (await work(...asked)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)

describe('a message', () => {
  it('has its row read, and worked on', async () => {
    expect(await givenBack('甲', '乙')).toEqual([])
    expect(seen).toEqual(['甲', '乙'])
  })

  it('about a row that was let go is done', async () => {
    expect(await givenBack('早已不在', '甲')).toEqual([])
    expect(seen).toEqual(['甲'])
  })

  it('whose work fails is tried again at once, and not given back', async () => {
    failing.set('甲', 2)
    expect(await givenBack('甲')).toEqual([])
    expect(seen).toEqual(['甲'])
  })

  it('whose work fails five times is parked for the administrator, with the name of the fault alone', async () => {
    failing.set('丁', 5)
    expect(await givenBack('丁', '乙')).toEqual([])
    expect(seen).toEqual(['乙'])
    expect(await listParked(store)).toMatchObject([{ reactor: 'inbox', fault: 'TypeError' }])
    expect(JSON.stringify(logged)).not.toContain('13800138000')
  })

  it('that says nothing is given back, alone', async () => {
    expect(await givenBack('{}', '甲')).toEqual(['{}'])
    expect(seen).toEqual(['甲'])
  })

  it('is given back when the store is away, so that nothing can even be counted', async () => {
    faults.next('GetItem', 'failed before', true)
    expect(await givenBack('甲', '乙')).toEqual(['甲'])
    expect(seen).toEqual(['乙'])
  })
})

describe('a message of an ordered queue', () => {
  it('that is given back holds up what comes after it in its group, and no other group', async () => {
    faults.next('GetItem', 'failed before', true)
    expect(await givenBack('凤竹:甲', '恒安:乙', '凤竹:丙', '恒安:丁')).toEqual([
      '凤竹:甲',
      '凤竹:丙',
    ])
    expect(seen).toEqual(['乙', '丁'])
  })

  it('that is parked holds up nothing', async () => {
    failing.set('甲', 5)
    expect(await givenBack('凤竹:甲', '凤竹:丙')).toEqual([])
    expect(seen).toEqual(['丙'])
  })
})
