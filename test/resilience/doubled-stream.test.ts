import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3'
import type { DynamoDBRecord } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../lambdas/aws/entry.ts'
import type { QueueFunction } from '../../lambdas/aws/reacting/queue.ts'
import type { StreamFunction } from '../../lambdas/aws/reacting/stream.ts'
import { chance } from '../../local/company/chance.ts'
import { openIdOf, people } from '../../local/company/people.ts'
import { tellStory } from '../../local/company/story.ts'
import { functionsFromSource, type MakeFunctions } from '../../local/functions.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { audit } from '../../upkeep/audit.ts'
import { entriesOf, type Row, rowsOf, timesOf } from '../support/journal.ts'
import { misplacedIn } from '../support/nothing-lost.ts'
import { effectsIn } from '../support/trial.ts'

const draw = chance(20261127)

const shuffled = <T>(all: readonly T[]): T[] =>
  all
    .map((each) => ({ each, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ each }) => each)

/** How many records and messages each reactor was given beyond those that were its own. */
const beyond: Record<string, number> = {}
const count = (name: string, more: number) => {
  beyond[name] = (beyond[name] ?? 0) + more
}

/** What has each reader see everything once more, backwards: the oldest comes last. */
const rewinds: (() => Promise<unknown>)[] = []

/** Records come out of their order and twice, with earlier ones among them, before they come as they should. */
function unruly(name: string, read: StreamFunction): StreamFunction {
  const past: DynamoDBRecord[] = []
  rewinds.push(() => read({ Records: past.toReversed() }))
  return async (event) => {
    past.push(...event.Records)
    const again = shuffled([...past.slice(-30), ...event.Records])
    count(name, again.length)
    await read({ Records: again })
    return read(event)
  }
}

/** Every message comes a second time, in another order, when it is done. */
const doubled =
  (name: string, work: QueueFunction): QueueFunction =>
  async (event) => {
    const answer = await work(event)
    count(name, event.Records.length)
    await work({ Records: shuffled(event.Records) })
    return answer
  }

const repeating: MakeFunctions = async (settings, now) => {
  const made = await functionsFromSource(settings, now)
  const { readers, workers } = made
  return {
    ...made,
    readers: {
      shelves: unruly('shelves', readers.shelves),
      outbox: unruly('outbox', readers.outbox),
    },
    workers: {
      notify: doubled('notify', workers.notify),
      inbox: doubled('inbox', workers.inbox),
      documents: doubled('documents', workers.documents),
    },
  }
}

let directory: string
let house: LocalHouse
let rows: Row[]
let entries: Entry[]
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-doubled-'))
  house = await startHouse({ directory, answerWithin: 20_000, functions: repeating })
  await tellStory(house)
  await house.workspace.act({ as: 'U0LIN', do: 'say', channel: 'D0LIN', text: '凤竹怎么样' })
  await house.settled()
  for (const rewind of rewinds) await rewind()
  await house.settled()
  rows = await rowsOf(house)
  entries = await entriesOf(house)
}, 240_000)
afterAll(async () => {
  await house.close()
  await rm(directory, { recursive: true, force: true })
})

describe('a company whose stream loses its order, and whose every record and message comes twice', () => {
  it('has much come more than once, to every reactor', () => {
    expect(Object.keys(beyond).toSorted()).toEqual([
      'documents',
      'inbox',
      'notify',
      'outbox',
      'shelves',
    ])
    expect(Object.values(beyond).reduce((all, one) => all + one)).toBeGreaterThan(100)
  })

  it('is told everything once', () => {
    const messages = people.flatMap(({ user }) => house.workspace.state(user).messages)
    const seen = new Map(messages.map((message) => [`${message.channel} ${message.ts}`, message]))
    const times = timesOf(effectsIn([...seen.values()]))
    expect(times.size).toBeGreaterThan(10)
    expect([...times].filter(([, often]) => often !== 1)).toEqual([])
  })

  it('is told everything once in its other chat, too', () => {
    const texts = people.flatMap(({ user }) => house.lark.state(openIdOf(user)).messages)
    const once = new Map(texts.map((message) => [message.id, JSON.stringify(message)]))
    expect(new Set(once.values()).size).toBe(once.size)
  })

  it('has every scan filed once, kept once, and its pages drawn once', async () => {
    const filed = entries.filter(({ command }) => command === 'document.file')
    const catalogued = entries.filter(({ command }) => command === 'document.catalogue')
    expect(filed.length).toBeGreaterThan(1)
    expect(catalogued).toHaveLength(filed.length)
    const s3 = new S3Client({
      ...(house.settings.S3_ENDPOINT ? { endpoint: house.settings.S3_ENDPOINT } : {}),
      region: 'us-east-1',
      forcePathStyle: true,
    })
    const asked = { Bucket: house.settings.BUCKET }
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand(asked))
    s3.destroy()
    const times = timesOf(Versions.map(({ Key = '' }) => Key))
    expect(times.size).toBeGreaterThan(filed.length)
    expect([...times].filter(([, often]) => often !== 1)).toEqual([])
  })

  it('has every customer on its shelf once', async () => {
    const names = rows.filter(({ pk }) => pk.startsWith('NAMES#customer#'))
    expect(names.length).toBeGreaterThan(1)
    for (const name of ['凤竹', '恒安'])
      expect((await house.shelves.names('customer', name, 5)).length).toBeLessThanOrEqual(1)
  })

  it('has on its shelves what the journal puts there', async () => {
    expect(await misplacedIn(house, entries)).toEqual([])
  })

  it('has its chains unbroken, and nothing parked or set aside', async () => {
    expect((await audit(house)).breaks).toEqual([])
    expect(rows.filter(({ pk }) => pk === 'PARKED')).toEqual([])
    expect(house.queues.setAside()).toBe(0)
  })
})
