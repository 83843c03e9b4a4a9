import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { functionsFromSource, type MakeFunctions } from '../../local/functions.ts'
import { type LocalHouse, startHouse } from '../../local/house.ts'
import { type Replayed, replay } from '../../upkeep/replaying/replay.ts'
import { timesOf } from '../support/journal.ts'
import { effectsIn, foundTrial, reportVisit } from '../support/trial.ts'

const lin = 'U0LIN'
const CHANNEL = 'C0SALES1'
const DIRECT = 'D0LIN'

/** What cannot run just now. */
const broken = { readers: false, inbox: false }

/** As Lambda does with a function that cannot run: of the stream it lets a batch go in the end, in a queue it stays. */
const breakable: MakeFunctions = async (settings, now) => {
  const made = await functionsFromSource(settings, now)
  const { shelves, outbox } = made.readers
  return {
    ...made,
    readers: {
      shelves: async (event) => (broken.readers ? { batchItemFailures: [] } : shelves(event)),
      outbox: async (event) => (broken.readers ? { batchItemFailures: [] } : outbox(event)),
    },
    workers: {
      ...made.workers,
      inbox: async (event) => {
        if (broken.inbox) throw new Error('the function does not start')
        return made.workers.inbox(event)
      },
    },
  }
}

let directory: string
let house: LocalHouse
let sqs: SQSClient
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-replay-'))
  house = await startHouse({ directory, answerWithin: 20_000, functions: breakable })
  await foundTrial(house)
  await house.settled()
  sqs = new SQSClient({
    endpoint: told('SQS_ENDPOINT'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
})
afterAll(async () => {
  sqs.destroy()
  await house.close()
  await rm(directory, { recursive: true, force: true })
})

const told = (name: keyof LocalHouse['queues']['settings']) => house.queues.settings[name]

const again = (since?: Date): Promise<Replayed> => {
  const queues = {
    notify: told('NOTIFY_QUEUE'),
    inbox: told('INBOX_QUEUE'),
    documents: told('DOCUMENTS_QUEUE'),
  }
  return replay(house, { sqs, queues, givenUp: told('GIVEN_UP_QUEUE') }, since)
}

async function report(customer: string, learned: string): Promise<void> {
  const reported = await reportVisit(house.workspace, lin, CHANNEL, `new:${customer}`, learned)
  expect(reported).toEqual({ ok: true })
  await house.settled()
}

/** Messages of ours in the channel that say this. */
const saying = (text: string) =>
  house.workspace
    .messages(CHANNEL)
    .filter((message) => effectsIn([message]).length > 0 && JSON.stringify(message).includes(text))

const giveUp = (MessageBody: object) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl: told('GIVEN_UP_QUEUE'),
      MessageBody: JSON.stringify(MessageBody),
    }),
  )

/** In whole seconds, as Lambda writes it. */
const second = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z')

describe('what the stream gave up while the functions could not run', () => {
  let asked: Replayed

  beforeAll(async () => {
    await report('凤竹纺织', '之前说过')
    const from = house.now()
    broken.readers = true
    await report('恒安鞋业', '没有人听见')
    broken.readers = false
    await giveUp({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: {
        shardId: 'shardId-1',
        approximateArrivalOfFirstRecord: second(from),
        approximateArrivalOfLastRecord: second(house.now()),
        batchSize: 9,
      },
    })
    await giveUp({ source: 'aws.scheduler', detail: '每小时' })
    expect(saying('没有人听见')).toHaveLength(0)
    expect(await house.shelves.names('customer', '恒安', 5)).toEqual([])
    asked = await again()
    await house.settled()
  })

  it('is said and put on its shelves when the operator has it done again', async () => {
    expect(asked.handedOn).toBeGreaterThan(0)
    expect(saying('没有人听见')).toHaveLength(1)
    expect(await house.shelves.names('customer', '恒安', 5)).toHaveLength(1)
  })

  it('and nothing that was done before is done twice, however often it is asked for', async () => {
    const { handedOn } = await again(new Date(Date.now() - 3_600_000))
    await house.settled()
    expect(handedOn).toBeGreaterThan(0)
    expect(saying('之前说过')).toHaveLength(1)
    const times = timesOf(effectsIn(house.workspace.messages(CHANNEL)))
    expect([...times.values()].filter((often) => often !== 1)).toEqual([])
    expect(await house.shelves.names('customer', '凤竹', 5)).toHaveLength(1)
  })

  it('is looked for no more once it is done; what is not of the stream stays where it is', async () => {
    expect(asked.others).toBe(1)
    expect(await again()).toMatchObject({ handedOn: 0, others: 1 })
  })
})

describe('what a queue set aside because its function could not run', () => {
  it('is done when the operator sends it back', async () => {
    const before = effectsIn(house.workspace.messages(DIRECT)).length
    broken.inbox = true
    await house.workspace.act({ as: lin, do: 'say', channel: DIRECT, text: '凤竹怎么样' })
    await house.settled()
    broken.inbox = false
    expect(effectsIn(house.workspace.messages(DIRECT))).toHaveLength(before)
    expect((await again()).sentBack).toEqual({ notify: 0, inbox: 1, documents: 0 })
    await house.settled()
    expect(effectsIn(house.workspace.messages(DIRECT))).toHaveLength(before + 1)
  })
})
