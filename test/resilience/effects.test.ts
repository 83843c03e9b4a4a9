import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slackMessenger } from '../../bot/slack/messenger.ts'
import { keyOf } from '../../lambdas/aws/keys.ts'
import { notifyReactor } from '../../lambdas/aws/reacting/notify.ts'
import { reactOnce } from '../../lambdas/aws/reacting/reactor.ts'
import type { Messenger } from '../../shared/commands/messenger.ts'
import { visitReport } from '../../shared/commands/visiting.ts'
import { identityId } from '../../shared/records/person.ts'
import { cardOf } from '../../shared/replies/draw.ts'
import { fengzhu, SALES, type Stage, startStage } from '../bot/slack/stage.ts'
import { runAs, staff, WORKSPACE } from '../support/company.ts'
import { type Faults, faultsOn } from '../support/faults.ts'
import { entriesOf, timesOf } from '../support/journal.ts'
import { effectsIn } from '../support/trial.ts'

let stage: Stage
let faults: Faults
let slack: Messenger
beforeAll(async () => {
  stage = await startStage()
  faults = faultsOn(stage.store.client, 1)
  slack = slackMessenger(stage.installation, () => undefined)
})
afterAll(() => stage.close())

/** A visit's entry, as the stream brings it. */
async function visitEntry(learned: string, at?: number) {
  const args = { customerId: fengzhu.id, visitedOn: '2026-11-23', urgency: 'daily', learned }
  await runAs(stage.kernel, staff.salesperson.user, visitReport, args, at ? { at } : {})
  const entry = (await entriesOf(stage.store)).find(({ images }) =>
    JSON.stringify(images).includes(learned),
  )
  if (!entry) throw new Error('no entry was written')
  return entry
}

/** Reacts as often as it takes, and says what came of each try. */
async function react(entry: object, messenger: Messenger, lark?: Messenger): Promise<string[]> {
  const { client, table } = stage.store
  const reacting = { client, table, now: stage.workspace.now, log: () => undefined }
  const reactor = notifyReactor({
    ...reacting,
    store: stage.kernel.store,
    messengers: { slack: messenger, ...(lark ? { lark } : {}) },
    draw: cardOf,
  })
  const tries: string[] = []
  do tries.push(await reactOnce(reactor, { ...entry }, reacting))
  while (tries.at(-1) === 'failed' && tries.length < 10)
  return tries
}

/** How often each effect was said, anywhere. */
const said = (text: string) => {
  const everywhere = [SALES, `D${staff.salesperson.user.slice(1)}`]
  const messages = everywhere.flatMap((channel) => stage.workspace.messages(channel))
  return [
    ...timesOf(effectsIn(messages.filter((one) => JSON.stringify(one).includes(text)))).values(),
  ]
}

describe('a card said just before everything stopped', () => {
  it('is found by its mark and not said again, when it was not yet noted as said', async () => {
    const entry = await visitEntry('说了未记')
    faults.next('UpdateItem', 'failed before', true)
    expect(await react(entry, slack)).toEqual(['failed', 'done'])
    expect(said('说了未记')).toEqual([1])
  })

  it('is found and not said again, when Slack’s answer was lost', async () => {
    const entry = await visitEntry('回音丢失')
    let lost = false
    const forgetful: Messenger = {
      ...slack,
      post: async (...card) => {
        const posted = await slack.post(...card)
        if (lost) return posted
        lost = true
        throw new Error('the answer was lost')
      },
    }
    expect(await react(entry, forgetful)).toEqual(['failed', 'done'])
    expect(said('回音丢失')).toEqual([1])
  })

  it('is not said again by a second stream record of the same entry', async () => {
    const entry = await visitEntry('流水重复')
    await react(entry, slack)
    await react(entry, slack)
    expect(said('流水重复')).toEqual([1])
  })
})

describe('a card about to be said when everything stopped', () => {
  it('is said, once, when only its beginning had been noted', async () => {
    const entry = await visitEntry('将说未说')
    let stopped = false
    const stopping: Messenger = {
      ...slack,
      post: (...card) => {
        if (stopped) return slack.post(...card)
        stopped = true
        throw new Error('stopped before a word')
      },
    }
    expect(await react(entry, stopping)).toEqual(['failed', 'done'])
    expect(said('将说未说')).toEqual([1])
  })

  it('is said, once, when the store never said that it had noted the beginning', async () => {
    const entry = await visitEntry('开头未明')
    faults.next('PutItem', 'failed after', true)
    expect(await react(entry, slack)).toEqual(['failed', 'done'])
    expect(said('开头未明')).toEqual([1])
  })
})

describe('cards while every fifth call of the reactor to the store fails', () => {
  it('are each said once, and none is parked', async () => {
    const entries = []
    for (let n = 0; n < 8; n++) entries.push(await visitEntry(`风浪之中${n}`))
    faults.percent = 20
    for (const entry of entries) expect((await react(entry, slack)).at(-1)).toBe('done')
    faults.percent = 0
    expect(said('风浪之中')).toEqual(Array(8).fill(1))
  })
})

describe('an account that is linked', () => {
  it('is told of what comes, and never of what was told before it was the person’s', async () => {
    const told: string[] = []
    const lark: Messenger = {
      ...slack,
      post: async (_, card) => {
        told.push(JSON.stringify(card))
        return { chat: 'lark', workspace: 'tenant', channel: 'oc_1', ts: `om_${told.length}` }
      },
    }
    const before = await visitEntry('关联之前')
    await react(before, slack)
    const id = identityId({ chat: 'slack', workspace: WORKSPACE, user: staff.salesperson.user })
    const found = await stage.kernel.store.open([{ kind: 'identity', id }])
    const person = found.person(id)
    if (!person) throw new Error('there is no salesperson')
    const account = { chat: 'lark', workspace: 'tenant', user: 'ou_1', since: before.at + 1 }
    const linked = { ...person, identities: [...person.identities, account] }
    const { client, table: TableName } = stage.store
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...keyOf({ kind: 'person', id: person.id }), ...linked },
      }),
    )
    await react(before, slack, lark)
    expect(told).toEqual([])
    await react(await visitEntry('关联之后', before.at + 1), slack, lark)
    expect(told).toEqual([expect.stringContaining('关联之后')])
    expect(said('关联之前')).toEqual([1])
  })
})
