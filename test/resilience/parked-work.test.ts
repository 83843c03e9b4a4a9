import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { audit } from '../../upkeep/audit.ts'
import { timesOf } from '../support/journal.ts'
import { effectsIn, reportVisit, startTrial, type Trial } from '../support/trial.ts'

const lin = 'U0LIN'
const administrator = 'U0QIAN'
const manager = 'U0CHEN'
const CHANNEL = 'C0SALES1'

let trial: Trial
beforeAll(async () => {
  trial = await startTrial()
})
afterAll(() => trial.close())

const report = async (customer: string, learned: string) => {
  const reported = await reportVisit(trial.house.workspace, lin, CHANNEL, customer, learned)
  expect(reported).toEqual({ ok: true })
}

/** Messages of ours in the channel that say this. */
const saying = (text: string) =>
  trial.house.workspace
    .messages(CHANNEL)
    .filter((message) => effectsIn([message]).length > 0 && JSON.stringify(message).includes(text))

const Home = z.looseObject({
  blocks: z.array(
    z.looseObject({
      block_id: z.string().optional(),
      elements: z
        .array(z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }))
        .optional()
        .catch(undefined),
    }),
  ),
})

/** The buttons on somebody's home page that have parked work done again. */
async function retryButtons(as: string) {
  const { workspace, settled } = trial.house
  await workspace.act({ as, do: 'home' })
  await settled()
  const home = workspace.state(as).home
  const { blocks } = Home.parse(home?.view)
  return blocks.flatMap(({ block_id = '', elements = [] }) =>
    elements.flatMap(({ action_id = '', value = '' }) =>
      action_id.startsWith('intent:parked.retry')
        ? [{ view: home?.id ?? '', block_id, action: { action_id, type: 'button', value } }]
        : [],
    ),
  )
}

const press = (
  as: string,
  { view, block_id, action }: Awaited<ReturnType<typeof retryButtons>>[0],
) => trial.house.workspace.act({ as, do: 'press', where: { view }, block_id, action })

describe('a card that Slack will not take', () => {
  it('is tried five times, then parked, and the cards after it are not held up', async () => {
    const { workspace, settled, shelves } = trial.house
    workspace.fail('chat.postMessage', 5, 400)
    await report('new:凤竹纺织', '要 120 吨')
    await settled()
    await report('new:恒安鞋业', '要 30 吨')
    await settled()
    expect(saying('要 120 吨')).toHaveLength(0)
    expect(saying('要 30 吨')).toHaveLength(1)
    expect(await shelves.parked()).toMatchObject([
      { reactor: 'notify', fault: expect.stringContaining('WebAPIHTTPError') },
    ])
  })

  it('lies on the desk of the administrator, and on nobody else’s', async () => {
    expect(await retryButtons(manager)).toHaveLength(0)
    expect(await retryButtons(administrator)).toHaveLength(1)
  })

  it('stays there when it fails five times again', async () => {
    const [button] = await retryButtons(administrator)
    if (!button) throw new Error('there is no button')
    trial.house.workspace.fail('chat.postMessage', 5, 400)
    expect(await press(administrator, button)).toEqual({ ok: true })
    await trial.house.settled()
    expect(await trial.house.shelves.parked()).toHaveLength(1)
    expect(saying('要 120 吨')).toHaveLength(0)
  })

  it('is said once when it is done again, however often that is asked for', async () => {
    const [button] = await retryButtons(administrator)
    if (!button) throw new Error('there is no button')
    const presses = await Promise.all([1, 2, 3].map(() => press(administrator, button)))
    expect(presses).toEqual(Array(3).fill({ ok: true }))
    await trial.house.settled()
    expect(saying('要 120 吨')).toHaveLength(1)
    expect(await trial.house.shelves.parked()).toEqual([])
    expect(await retryButtons(administrator)).toHaveLength(0)
  })

  it('leaves in the journal who had it done again, in an unbroken chain', async () => {
    const lines = await trial.house.shelves.journal('company', 1, 100)
    const retried = lines.filter(({ command }) => command === 'parked.retry')
    expect(retried.length).toBeGreaterThanOrEqual(2)
    expect((await audit(trial.house)).breaks).toEqual([])
  })
})

describe('a button for parked work in the hands of somebody else', () => {
  it('is refused, whoever forged it', async () => {
    const { workspace, settings } = trial.house
    const outcome = await workspace.deliver({
      type: 'block_actions',
      user: { id: lin, team_id: settings.SLACK_TEAM_ID },
      team: { id: settings.SLACK_TEAM_ID },
      api_app_id: settings.SLACK_APP_ID,
      trigger_id: '1.2.forged',
      channel: { id: CHANNEL },
      container: { type: 'message', is_ephemeral: true },
      actions: [{ action_id: 'intent:parked.retry:0', value: '{"id":"notify/x/y"}' }],
    })
    expect(outcome).toMatchObject({ status: 200 })
    const lines = await trial.house.shelves.journal('company', 1, 100)
    const before = lines.filter(({ command }) => command === 'parked.retry')
    expect(before.map(({ by }) => by)).not.toContain(lin)
    const told = workspace.state(lin).messages.filter(({ ephemeral }) => ephemeral)
    expect(JSON.stringify(told.at(-1))).toContain('法无授权')
  })
})

describe('when Slack asks us to wait, or is away for a moment', () => {
  it.each([
    [429, '太快了', '金龙印染', '华兴织带'],
    [503, '一时不在', '泰利化纤', '海鸥拉链'],
  ])(
    '(%s) the card is said once, nothing is parked, and what follows keeps its order',
    async (status, text, one, other) => {
      const { workspace, settled, shelves } = trial.house
      workspace.fail('chat.postMessage', 1, status)
      await report(`new:${one}`, `${text}之一`)
      await report(`new:${other}`, `${text}之二`)
      await settled()
      expect(saying(`${text}之一`)).toHaveLength(1)
      expect(saying(`${text}之二`)).toHaveLength(1)
      const said = saying(text).map(({ text: title, blocks }) => JSON.stringify([title, blocks]))
      expect(said[0]).toContain(`${text}之一`)
      expect(await shelves.parked()).toEqual([])
    },
  )

  it('no effect is ever said twice', () => {
    const times = timesOf(effectsIn(trial.house.workspace.messages(CHANNEL)))
    expect([...times.values()].filter((often) => often !== 1)).toEqual([])
  })
})
