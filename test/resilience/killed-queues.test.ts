import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { timesOf } from '../support/journal.ts'
import { effectsIn, reportVisit } from '../support/trial.ts'
import { type KilledHouse, openHouse } from './killed-house.ts'

const lin = 'U0LIN'
const CHANNEL = 'C0SALES1'
const DIRECT = 'D0LIN'

let directory: string
let house: KilledHouse
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'anjuan-killed-queues-'))
  // The company is founded and its first words are said.
  house = await openHouse(directory)
  await house.settled()
  await house.kill()
})
afterEach(async () => {
  await house.kill()
  await rm(directory, { recursive: true, force: true })
})

/** The journal of the queues: what a kill leaves of them. */
const kept = () => readFile(join(directory, 'queues', 'workspace.jsonl'), 'utf8')

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50)
}

async function report(customer: string, learned: string): Promise<void> {
  const reported = await reportVisit(house.hands, lin, CHANNEL, `new:${customer}`, learned)
  expect(reported).toEqual({ ok: true })
}

/** How often our cards in the channel say each of these. */
async function said(texts: readonly string[]): Promise<number[]> {
  const { messages } = await house.hands.state(lin)
  const effects = timesOf(effectsIn(messages))
  expect([...effects].filter(([, times]) => times !== 1)).toEqual([])
  const cards = messages.filter(
    (message) => message.channel === CHANNEL && effectsIn([message]).length > 0,
  )
  return texts.map((text) => cards.filter((card) => JSON.stringify(card).includes(text)).length)
}

/** How much was said to them alone. */
async function answers(): Promise<number> {
  const { messages } = await house.hands.state(lin)
  return effectsIn(messages.filter(({ channel }) => channel === DIRECT)).length
}

describe.each([
  ['while work lay in the queues and nobody had done any of it', 'workers'],
  ['when work had been put into the queues, and before that was noted', 'outbox'],
] as const)('a house killed outright %s', (_, held) => {
  it('says every card once when it is back, and answers what was asked', async () => {
    house = await openHouse(directory, held)
    const before = await answers()
    await report('凤竹纺织', '要 120 吨')
    await report('恒安鞋业', '要 30 吨')
    await house.hands.act({ as: lin, do: 'say', channel: DIRECT, text: '凤竹怎么样' })
    for (const what of held === 'workers' ? ['DOSSIER#', 'INBOX#'] : ['DOSSIER#'])
      await until(async () => (await kept()).includes(what))
    if (held === 'workers') expect(await said(['要 120 吨', '要 30 吨'])).toEqual([0, 0])
    await house.kill()

    house = await openHouse(directory)
    await house.settled()
    expect(await said(['要 120 吨', '要 30 吨'])).toEqual([1, 1])
    expect(await answers()).toBe(before + 1)
  }, 120_000)
})
