import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Activity } from '../../../shared/commands/activity.ts'
import { activities, entrances } from '../../../shared/commands/catalogue.ts'
import type { Entrance } from '../../../shared/commands/entrance.ts'
import { fieldsOf } from '../../../shared/forms/form.ts'
import { visitForm } from '../../../shared/forms/visit.ts'
import { MONDAY, staff, WORKSPACE } from '../../support/company.ts'
import { interaction, requestOf, slash } from './requests.ts'
import { bot, fengzhu, SALES, type Stage, startStage } from './stage.ts'

const lin = staff.salesperson.user

/** An activity whose store is gone. */
const broken: Activity = {
  name: 'test.broken',
  read: () => ({
    asked: {
      needs: [],
      decide: () => {
        throw new Error('the store is gone')
      },
    },
  }),
}
const brokenEntrance: Entrance = {
  name: 'break',
  command: { name: '/break', hint: '', says: { zh: '坏', en: 'break' } },
  start: () => ({ step: 'run', activity: broken.name, args: {} }),
}

/** The text of everything that a value holds. */
const textIn = (value: unknown) => JSON.stringify(value)

const customerField = `lookup:${fieldsOf(visitForm).find(({ name }) => name === 'customerId')?.lookup}`

/** The visit form filled in. */
const values = {
  customerId: {
    [customerField]: {
      type: 'external_select',
      selected_option: {
        text: { type: 'plain_text', text: fengzhu.name },
        value: fengzhu.id,
      },
    },
  },
  visitedOn: { v: { type: 'datepicker', selected_date: '2026-11-23' } },
  urgency: {
    v: {
      type: 'static_select',
      selected_option: { text: { type: 'plain_text', text: '日常' }, value: 'daily' },
    },
  },
  learned: { v: { type: 'plain_text_input', value: '明年要 120 吨,<!channel> *急*' } },
}

let stage: Stage
beforeAll(async () => {
  stage = await startStage({
    house: {
      activities: [...activities, broken],
      entrances: [...entrances, brokenEntrance],
    },
    face: {
      suggest: async (lookup, typed, by) => [
        { id: fengzhu.id, label: fengzhu.name },
        ...Array.from({ length: 150 }, (_, at) => ({
          id: `kh-${at}`,
          label: `${typed}竹纺织${at} ${'科技'.repeat(60)}`,
          detail: `${lookup} ${by.user}`,
        })),
      ],
    },
  })
})
afterAll(() => stage.close())

/** Types a few letters into the customer field, as everybody does before choosing. */
async function suggestIn(user: string, value: string) {
  const view = modalOf(user)?.id ?? ''
  const at = { as: user, view, block_id: 'customerId', action_id: customerField }
  return stage.workspace.act({ ...at, do: 'suggest', value })
}

/** Opens the visit form and chooses the customer; the form's id. */
async function openVisit(user: string): Promise<string> {
  const way = { as: user, do: 'command' as const, channel: SALES, command: '/visit', text: '' }
  expect(await stage.workspace.act(way)).toEqual({ ok: true })
  await suggestIn(user, '凤竹')
  return modalOf(user)?.id ?? ''
}

const modalOf = (user: string) => stage.workspace.state(user).modals.at(-1)

async function visitsOf(customerId: string) {
  const found = await stage.kernel.store.open([])
  return found.inDossier(customerId, 'visit', 50)
}

describe('a visit in Slack', () => {
  it('is asked for with a command, filled in, and on the shelf before the form closes', async () => {
    const { workspace } = stage
    const view = await openVisit(lin)
    expect(modalOf(lin)?.view).toMatchObject({
      callback_id: 'form:visit.report',
      title: { text: '拜访记录' },
    })
    const submitted = await workspace.act({ as: lin, do: 'submit', view, values })
    expect(submitted).toEqual({ ok: true })
    expect(modalOf(lin)).toBeUndefined()
    expect(await visitsOf(fengzhu.id)).toMatchObject([
      {
        reporterName: staff.salesperson.name,
        learned: '明年要 120 吨,<!channel> *急*',
        place: { channel: SALES },
      },
    ])
  })

  it('keeps what was typed when something does not fit, and says so at its field', async () => {
    const { workspace } = stage
    const view = await openVisit(lin)
    const tomorrow = { v: { type: 'datepicker', selected_date: '2026-11-24' } }
    const given = { ...values, visitedOn: tomorrow }
    const answer = await workspace.act({ as: lin, do: 'submit', view, values: given })
    expect(answer).toMatchObject({ errors: { visitedOn: '拜访日期不能晚于今天。' } })
    expect(modalOf(lin)?.id).toBe(view)
    expect(await workspace.act({ as: lin, do: 'submit', view, values })).toEqual({ ok: true })
  })

  it('is refused in words, at the first field, to whom it is not given', async () => {
    const { workspace } = stage
    const other = staff.administrator.user
    const view = await openVisit(other)
    const answer = await workspace.act({ as: other, do: 'submit', view, values })
    expect(answer).toMatchObject({ errors: { customerId: expect.stringContaining('法无授权') } })
  })

  it('starts from a message with its text as it reads, and goes back to its thread', async () => {
    const { workspace } = stage
    const say = { as: lin, do: 'say' as const, channel: SALES, text: '王总: 要 <b> & 120 吨' }
    await workspace.act(say)
    await workspace.settled()
    const ts = workspace.messages(SALES).at(-1)?.ts ?? ''
    const callback_id = 'entrance:visit'
    await workspace.act({ as: lin, do: 'shortcut', callback_id, channel: SALES, message_ts: ts })
    const shown = modalOf(lin)
    expect(textIn(shown?.view)).toContain('"initial_value":"王总: 要 <b> & 120 吨"')
    expect(textIn(shown?.view)).toContain(`\\"thread\\":\\"${ts}\\"`)
    await workspace.act({ as: lin, do: 'close', view: shown?.id ?? '' })
  })

  it('delivered three times at once is one visit, and each is told the same', async () => {
    const before = (await visitsOf(fengzhu.id)).length
    const body = interaction({
      type: 'view_submission',
      team: { id: WORKSPACE },
      user: { id: lin, team_id: WORKSPACE },
      api_app_id: bot.appId,
      trigger_id: '1.2.3',
      view: {
        id: 'V0THRICE01',
        type: 'modal',
        callback_id: 'form:visit.report',
        private_metadata: JSON.stringify({ hidden: {}, locale: 'zh' }),
        blocks: [],
        state: { values },
      },
    })
    const now = stage.workspace.now()
    const request = requestOf(body, bot.signingSecret, now, { base64: true })
    const answers = await Promise.all([1, 2, 3].map(() => stage.handle(request)))
    expect(answers.map(({ statusCode, body }) => [statusCode, body])).toEqual(
      Array(3).fill([200, '{"response_action":"clear"}']),
    )
    expect(await visitsOf(fengzhu.id)).toHaveLength(before + 1)
    expect(await stage.handle(request)).toMatchObject({ body: '{"response_action":"clear"}' })
    expect(await visitsOf(fengzhu.id)).toHaveLength(before + 1)
  })

  it('never takes what is hidden in a form from what was typed', async () => {
    const forged = { ...values, urgency: { v: { type: 'plain_text_input', value: 'urgent' } } }
    const body = interaction({
      type: 'view_submission',
      team: { id: WORKSPACE },
      user: { id: lin },
      api_app_id: bot.appId,
      view: {
        id: 'V0HIDDEN01',
        type: 'modal',
        callback_id: 'form:visit.report',
        private_metadata: JSON.stringify({ hidden: { urgency: 'daily' }, locale: 'zh' }),
        state: { values: forged },
      },
    })
    const before = (await visitsOf(fengzhu.id)).length
    await stage.handle(requestOf(body, bot.signingSecret, stage.workspace.now()))
    const visits = await visitsOf(fengzhu.id)
    expect(visits).toHaveLength(before + 1)
    expect(visits.map(({ urgency }) => urgency)).not.toContain('urgent')
  })
})

describe('a person whom the house does not know', () => {
  it('is told so in both languages, and nothing is opened', async () => {
    const body = slash({
      command: '/visit',
      text: '',
      user_id: 'USTRANGER',
      team_id: WORKSPACE,
      channel_id: SALES,
      trigger_id: '1.2.3',
      api_app_id: bot.appId,
    })
    const answer = await stage.handle(requestOf(body, bot.signingSecret, stage.workspace.now()))
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('您还没有登记为成员')
    expect(answer.body).toContain('You are not a member yet')
  })
})

describe('type-ahead', () => {
  it('shows at most a hundred names, short enough for Slack, to whoever asks', async () => {
    const { workspace } = stage
    const view = await openVisit(lin)
    const answer = await suggestIn(lin, '凤')
    expect(answer).toMatchObject({ ok: true })
    const { options } = Object(answer).options
    expect(options).toHaveLength(100)
    expect(options[1]).toMatchObject({
      value: 'kh-0',
      text: { text: expect.stringMatching(/^凤竹纺织0 .*…$/) },
      description: { text: `${customerField.slice(7)} ${lin}` },
    })
    await workspace.act({ as: lin, do: 'close', view })
  })
})

describe('when something breaks', () => {
  it('the person is told a number, and the log has it once and nothing that was written', async () => {
    const { workspace, logged } = stage
    logged.length = 0
    const text = '凤竹的秘密'
    await workspace.act({ as: lin, do: 'command', channel: SALES, command: '/break', text })
    const told = textIn(workspace.state(lin).messages.filter(({ ephemeral }) => ephemeral))
    expect(told).toContain('A1B2C3')
    expect(logged).toEqual([
      { what: 'slack.broke', facts: expect.objectContaining({ reference: 'A1B2C3' }) },
    ])
    expect(textIn(logged)).not.toMatch(/凤竹|xoxb|signing-secret/)
  })

  it('and a press that came to nothing is told to who pressed, alone', async () => {
    const { workspace, handle } = stage
    const { ts } = workspace.messages(SALES).at(-1) ?? { ts: '' }
    const press = interaction({
      type: 'block_actions',
      team: { id: WORKSPACE },
      user: { id: lin },
      api_app_id: bot.appId,
      trigger_id: '9.9.9',
      channel: { id: SALES },
      container: { type: 'message', message_ts: ts, channel_id: SALES },
      actions: [{ type: 'button', block_id: 'b', action_id: 'intent:break:0', value: '{}' }],
    })
    const answer = await handle(requestOf(press, bot.signingSecret, workspace.now()))
    expect(answer.statusCode).toBe(200)
    const alone = (user: string) =>
      workspace.state(user).messages.filter(({ ephemeral }) => ephemeral)
    expect(textIn(alone(lin).at(-1))).toContain('A1B2C3')
    expect(alone(staff.manager.user)).toEqual([])
  })

  it('and a form that Slack would not open is no silence either', async () => {
    const { workspace, logged } = stage
    logged.length = 0
    workspace.fail('views.open', 2, 500)
    await workspace.act({ as: lin, do: 'command', channel: SALES, command: '/visit', text: '' })
    const told = workspace.state(lin).messages.filter(({ ephemeral }) => ephemeral)
    expect(textIn(told.at(-1))).toContain('A1B2C3')
    expect(logged.filter(({ what }) => what === 'slack.broke')).toHaveLength(1)
    expect(textIn(logged)).not.toContain('xoxb')
  })
})

describe('what is said where we are', () => {
  const inbox = async () => {
    const { client, table } = stage.store
    const { Items = [] } = await client.send(
      new ScanCommand({
        TableName: table,
        Limit: 1000,
        FilterExpression: 'sk = :inbox',
        ExpressionAttributeValues: { ':inbox': 'INBOX' },
      }),
    )
    return Items
  }

  it('is kept once, whether told as mention, as message, or again', async () => {
    const { workspace } = stage
    await workspace.act({ as: lin, do: 'say', channel: SALES, text: '@案卷 凤竹 怎么样' })
    await workspace.settled()
    const ts = workspace.messages(SALES).at(-1)?.ts
    const kept = (await inbox()).filter(({ id }) => id === `slack:message:${SALES}:${ts}`)
    expect(kept).toMatchObject([
      {
        event: {
          heard: 'message',
          by: { chat: 'slack', workspace: WORKSPACE, user: lin },
          place: { channel: SALES, thread: ts },
          text: '凤竹 怎么样',
          toUs: true,
        },
        expires: Math.floor(MONDAY / 1000) + 7 * 86_400,
      },
    ])
  })

  it('is let go when it is not for us', async () => {
    const { workspace } = stage
    const before = (await inbox()).length
    await workspace.act({ as: lin, do: 'say', channel: SALES, text: '今天午饭吃什么' })
    await workspace.settled()
    expect(await inbox()).toHaveLength(before)
  })
})
