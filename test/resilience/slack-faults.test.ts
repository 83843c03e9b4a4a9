import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chance } from '../../local/company/chance.ts'
import { interaction, requestOf, slash } from '../bot/slack/requests.ts'
import { bot, fengzhu, SALES, type Stage, startStage } from '../bot/slack/stage.ts'
import { staff, WORKSPACE } from '../support/company.ts'
import { type Faults, faultsOn } from '../support/faults.ts'
import { entriesOf, timesOf } from '../support/journal.ts'
import { visitValues } from '../support/trial.ts'

const people = [staff.salesperson, staff.manager, staff.otherSalesperson]

let stage: Stage
let faults: Faults
beforeAll(async () => {
  stage = await startStage()
  faults = faultsOn(stage.store.client, 5)
})
afterAll(() => stage.close())

const sent = (body: string) =>
  stage.handle(requestOf(body, bot.signingSecret, stage.workspace.now()))

/** The form of a modal of that number, filled in. */
const form = (n: number) =>
  interaction({
    type: 'view_submission',
    team: { id: WORKSPACE },
    user: { id: people[n % people.length]?.user, team_id: WORKSPACE },
    api_app_id: bot.appId,
    view: {
      id: `V0FAULTS${n}`,
      type: 'modal',
      callback_id: 'form:visit.report',
      private_metadata: JSON.stringify({ hidden: {}, locale: 'zh' }),
      blocks: [],
      state: { values: visitValues(fengzhu.id, `第${n}份表`, '2026-11-23') },
    },
  })

const DONE = '{"response_action":"clear"}'
const NOT_NOW = /没有办成。请再按一次|仍在办理中/

async function written(): Promise<Map<string, number>> {
  return timesOf((await entriesOf(stage.store)).map(({ commandId }) => commandId))
}
const idOf = (n: number) => `slack:view:${WORKSPACE}:V0FAULTS${n}`

describe('sixty forms while every fifth call to the store fails', () => {
  let answers: Awaited<ReturnType<typeof sent>>[]
  beforeAll(async () => {
    faults.percent = 20
    answers = []
    const waiting = Array.from({ length: 60 }, (_, n) => n).values()
    await Promise.all(
      people.map(async () => {
        for (const n of waiting) answers[n] = await sent(form(n))
      }),
    )
    faults.percent = 0
  }, 120_000)

  it('are each told done, or to press again: never an error of ours', () => {
    for (const { statusCode, body = '' } of answers) {
      expect(statusCode).toBe(200)
      if (body !== DONE) expect(body).toMatch(NOT_NOW)
    }
    expect(stage.logged.filter(({ what }) => what === 'slack.broke')).toEqual([])
  })

  it('are in the journal exactly once when told done', async () => {
    const times = await written()
    for (const [n, { body }] of answers.entries()) {
      if (body === DONE) expect(times.get(idOf(n)), `form ${n}`).toBe(1)
      else expect(times.get(idOf(n)) ?? 0, `form ${n}`).toBeLessThanOrEqual(1)
    }
  })

  it('are all there, once, when whoever was told to press again has pressed again', async () => {
    for (const [n, { body }] of answers.entries())
      if (body !== DONE) expect(await sent(form(n))).toMatchObject({ body: DONE })
    const times = await written()
    for (const n of answers.keys()) expect(times.get(idOf(n)), `form ${n}`).toBe(1)
  })
})

describe('a store that cannot be read at all', () => {
  const command = () =>
    sent(
      slash({
        command: '/visit',
        text: '',
        user_id: staff.salesperson.user,
        team_id: WORKSPACE,
        channel_id: SALES,
        trigger_id: `1.2.${chance(1)()}`,
        api_app_id: bot.appId,
      }),
    )

  it('is told in words to whoever gives a command', async () => {
    faults.next('BatchGetItem', 'failed before', true)
    const answer = await command()
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toMatch(NOT_NOW)
  })

  it('has Slack bring an event again, for nobody waits for it', async () => {
    faults.next('PutItem', 'failed before', true)
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: WORKSPACE,
      api_app_id: bot.appId,
      event_id: 'Ev0AGAIN01',
      event: {
        type: 'message',
        channel: 'D0LIN',
        channel_type: 'im',
        user: staff.salesperson.user,
        text: '凤竹怎么样',
        ts: '1.000001',
      },
    })
    const request = requestOf(body, bot.signingSecret, stage.workspace.now(), {
      contentType: 'application/json',
    })
    expect(await stage.handle(request)).toMatchObject({ statusCode: 500 })
    expect(await stage.handle(request)).toMatchObject({ statusCode: 200 })
  })
})
