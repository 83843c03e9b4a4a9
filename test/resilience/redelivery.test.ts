import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { team } from '../../local/company/people.ts'
import { entriesOf } from '../support/journal.ts'
import { effectsIn, reportVisit, startTrial, type Trial, visitValues } from '../support/trial.ts'

const lin = 'U0LIN'
const CHANNEL = 'C0SALES1'

let trial: Trial
let customerId: string
let today: string
beforeAll(async () => {
  trial = await startTrial()
  const { workspace, settled, shelves } = trial.house
  await reportVisit(workspace, lin, CHANNEL, 'new:凤竹纺织', '首次拜访')
  await settled()
  customerId = (await shelves.names('customer', '凤竹', 1))[0]?.id ?? ''
  const visit = (await entriesOf(trial.house)).find(({ root }) => root === customerId)
  today = String(visit?.images.find(({ sk }) => sk.startsWith('VISIT#'))?.after?.['visitedOn'])
})
afterAll(() => trial.close())

/** A filled-in form as Slack posts it, from a modal of that id. */
const submission = (view: string, learned: string) => ({
  type: 'view_submission',
  team: { id: team.id },
  user: { id: lin, team_id: team.id },
  api_app_id: trial.house.settings.SLACK_APP_ID,
  trigger_id: '1.2.3',
  view: {
    id: view,
    type: 'modal',
    callback_id: 'form:visit.report',
    private_metadata: JSON.stringify({
      hidden: {},
      locale: 'zh',
      place: { chat: 'slack', workspace: team.id, channel: CHANNEL },
    }),
    blocks: [],
    state: { values: visitValues(customerId, learned, today) },
  },
})

const entriesAbout = async (text: string) =>
  (await entriesOf(trial.house)).filter(({ images }) => JSON.stringify(images).includes(text))

/** Cards of ours in the channel that say this. */
const cardsAbout = (text: string) =>
  trial.house.workspace
    .messages(CHANNEL)
    .filter((message) => effectsIn([message]).length > 0 && JSON.stringify(message).includes(text))

describe('one form delivered three times at once', () => {
  it.each([
    ['to the byte', '一字不差', () => ({})],
    [
      'each signed at another time',
      '各有签名',
      (n: number) => ({ signedAt: trial.house.now() + n * 1000 }),
    ],
    [
      'as Slack repeats itself',
      '再三投递',
      (n: number) => ({
        headers: { 'x-slack-retry-num': String(n), 'x-slack-retry-reason': 'http_timeout' },
      }),
    ],
  ])(
    '%s is one visit, one entry and one card, and all three are answered alike',
    async (_, text, manner) => {
      const { workspace, settled } = trial.house
      const payload = submission(`V0${text}`, text)
      const outcomes = await Promise.all(
        [0, 1, 2].map((n) => workspace.deliver(payload, manner(n))),
      )
      expect(outcomes.map((outcome) => ('body' in outcome ? outcome.body : outcome))).toEqual(
        Array(3).fill('{"response_action":"clear"}'),
      )
      await settled()
      expect(await entriesAbout(text)).toHaveLength(1)
      expect(cardsAbout(text)).toHaveLength(1)
      // And a straggler, long after.
      await workspace.deliver(payload, manner(2))
      await settled()
      expect(await entriesAbout(text)).toHaveLength(1)
      expect(cardsAbout(text)).toHaveLength(1)
    },
  )
})

describe('one question delivered three times', () => {
  const said = (event_id: string, text: string) => ({
    type: 'event_callback',
    team_id: team.id,
    api_app_id: trial.house.settings.SLACK_APP_ID,
    event_id,
    event: {
      type: 'message',
      channel: 'D0LIN',
      channel_type: 'im',
      user: lin,
      team: team.id,
      text,
      ts: `${Math.floor(trial.house.now() / 1000)}.000100`,
    },
    authorizations: [{ user_id: trial.house.settings.SLACK_BOT_USER_ID }],
  })

  it('at once and again with Slack’s retry number is answered once', async () => {
    const { workspace, settled } = trial.house
    const before = effectsIn(workspace.messages('D0LIN')).length
    const payload = said('Ev0THRICE01', '凤竹怎么样')
    const outcomes = await Promise.all([
      workspace.deliver(payload),
      workspace.deliver(payload),
      workspace.deliver(payload, {
        headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' },
      }),
    ])
    expect(outcomes.map((outcome) => 'status' in outcome && outcome.status)).toEqual([
      200, 200, 200,
    ])
    await settled()
    await workspace.deliver(payload, { headers: { 'x-slack-retry-num': '3' } })
    await settled()
    expect(effectsIn(workspace.messages('D0LIN'))).toHaveLength(before + 1)
  })
})

describe('one press on a button delivered three times', () => {
  it('is one command: the same trigger has the same receipt', async () => {
    const { workspace, settled } = trial.house
    const payload = {
      type: 'block_actions',
      user: { id: 'U0QIAN', team_id: team.id },
      team: { id: team.id },
      api_app_id: trial.house.settings.SLACK_APP_ID,
      trigger_id: '7.7.thrice',
      channel: { id: CHANNEL },
      container: { type: 'message', is_ephemeral: true },
      actions: [{ action_id: 'intent:parked.retry:0', value: '{"id":"notify/none"}' }],
    }
    await Promise.all([1, 2, 3].map(() => workspace.deliver(payload)))
    await settled()
    const entries = await entriesOf(trial.house)
    expect(entries.filter(({ command }) => command === 'parked.retry')).toHaveLength(1)
  })
})
