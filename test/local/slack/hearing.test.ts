import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answering, bot, startTrial } from './trial.ts'

const channel = 'C0SALES001'
const lin = 'U0LIN00001'

const fixture = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`./payloads/slack.${name}.json`, import.meta.url), 'utf8'))

/** The names of all properties, with those of objects inside. */
const shapeOf = (value: unknown, at = ''): string[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [at]
  // What a block, a state or an answer holds depends on the form, not on Slack.
  if (/\.(state|title|submit|close|text)$/.test(at)) return [at]
  return Object.entries(value).flatMap(([name, inner]) => shapeOf(inner, `${at}.${name}`))
}

const button = {
  type: 'actions',
  block_id: 'req_actions',
  elements: [
    {
      type: 'button',
      action_id: 'open_form',
      text: { type: 'plain_text', text: '批准', emoji: true },
      value: '{"id":42}',
    },
  ],
}
const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: true })

describe('what the bot hears', () => {
  let trial: Awaited<ReturnType<typeof startTrial>>
  let answer: Answering
  beforeAll(async () => {
    trial = await startTrial((one) => answer(one))
  })
  afterEach(() => trial.workspace.settled())
  afterAll(() => trial.close())
  const hears = async (does: () => Promise<unknown>, type: string, say: Answering = () => ({})) => {
    answer = say
    trial.received.length = 0
    await does()
    await trial.workspace.settled()
    return trial.received.filter(({ payload }) =>
      [payload.type, Object(payload.event).type, payload.command].includes(type),
    )
  }

  it('is signed over the bytes sent, at the workspace’s own time', async () => {
    const { workspace } = trial
    workspace.forward(3_600_000)
    const [event] = await hears(
      () => workspace.act({ as: lin, do: 'say', channel, text: '你好，凤竹' }),
      'message',
    )
    const stamp = event?.headers['x-slack-request-timestamp'] ?? ''
    expect(Math.abs(Number(stamp) * 1000 - Date.now() - 3_600_000)).toBeLessThan(60_000)
    const digest = createHmac('sha256', bot.signingSecret)
      .update(`v0:${stamp}:${event?.body}`)
      .digest('hex')
    expect(event?.headers['x-slack-signature']).toBe(`v0=${digest}`)
    expect(event?.headers['content-type']).toBe('application/json')
  })

  it('has the shape of Slack’s own payloads', async () => {
    const { workspace, client } = trial
    const dm = `D${lin.slice(1)}`
    const same = (got: unknown, name: string, but: string[] = []) => {
      const { _form, ...wanted } = fixture(name)
      expect(
        shapeOf(got)
          .filter((at) => !but.includes(at))
          .sort(),
        name,
      ).toEqual(
        shapeOf(wanted)
          .filter((at) => !but.includes(at))
          .sort(),
      )
    }
    const [direct] = await hears(
      () => workspace.act({ as: lin, do: 'say', channel: dm, text: '还有一件事' }),
      'message',
    )
    same(direct?.payload, 'event.message_im')

    const root = await client.chat.postMessage({ channel, text: '申请 42', blocks: [button] })
    const thread_ts = root.ts ?? ''
    const [mention] = await hears(
      () => workspace.act({ as: lin, do: 'say', channel, text: '@案卷 42 怎么样', thread_ts }),
      'app_mention',
    )
    same(mention?.payload, 'event.app_mention')
    expect(Object(mention?.payload.event).text).toBe(`<@${bot.userId}> 42 怎么样`)

    const file = { as: lin, channel, thread_ts, name: '报价.pdf', bytes: Buffer.from('%PDF-1.7') }
    const [shared] = await hears(() => workspace.share({ ...file, text: '报价' }), 'message')
    // Slack leaves out of file messages what it puts into others, and the other way round.
    const odd = ['.event.team', '.event.blocks', '.event.display_as_bot']
    same(shared?.payload, 'event.message_file_share', odd)

    const [home] = await hears(() => workspace.act({ as: lin, do: 'home' }), 'app_home_opened')
    same(home?.payload, 'event.app_home_opened')

    const [command] = await hears(
      () =>
        workspace.act({ as: lin, do: 'command', channel, command: '/visit', text: '拜访 @陈总' }),
      '/visit',
    )
    same(command?.payload, 'command')
    expect(command?.payload.text).toBe('拜访 <@U0CHEN0001|陈总>')

    const shortcut = { as: lin, do: 'shortcut' as const }
    const [anywhere] = await hears(
      () => workspace.act({ ...shortcut, callback_id: 'new_visit' }),
      'shortcut',
    )
    same(anywhere?.payload, 'shortcut.global')
    const message_ts = workspace.messages(channel).at(-1)?.ts ?? ''
    const [onMessage] = await hears(
      () => workspace.act({ ...shortcut, callback_id: 'visit_from_message', channel, message_ts }),
      'message_action',
    )
    const more = ['subtype', 'upload', 'blocks', 'client_msg_id', 'parent_user_id']
    same(
      onMessage?.payload,
      'shortcut.message',
      more.map((name) => `.message.${name}`),
    )

    const [pressed] = await hears(
      () =>
        workspace.act({
          as: lin,
          do: 'press',
          where: { message: { channel, ts: thread_ts } },
          block_id: 'req_actions',
          action: { action_id: 'open_form' },
        }),
      'block_actions',
    )
    const reply = ['reply_count', 'reply_users_count', 'reply_users', 'latest_reply', 'is_locked']
    same(pressed?.payload, 'block_actions.button', [
      ...reply.map((name) => `.message.${name}`),
      '.message.thread_ts',
      '.container.thread_ts',
    ])
    expect(pressed?.payload.actions).toMatchObject([
      { action_id: 'open_form', block_id: 'req_actions', value: '{"id":42}', type: 'button' },
    ])
  })

  it('has the shape of Slack’s own payloads when a form is filled in', async () => {
    const { workspace, client } = trial
    const view = {
      type: 'modal' as const,
      callback_id: 'form:purchase',
      private_metadata: '{"v":1}',
      notify_on_close: true,
      title: plain('采购'),
      submit: plain('提交'),
      close: plain('取消'),
      blocks: [
        {
          type: 'input' as const,
          block_id: 'f_vendor',
          label: plain('供应商'),
          element: { type: 'external_select' as const, action_id: 'v', min_query_length: 1 },
        },
      ],
    }
    const opened = async () => {
      const [command] = await hears(
        () => workspace.act({ as: lin, do: 'command', channel, command: '/visit', text: '' }),
        '/visit',
      )
      const trigger_id = String(command?.payload.trigger_id)
      return (await client.views.open({ trigger_id, view })).view?.id ?? ''
    }
    const vendor = { text: plain('凤竹'), value: 'vendor:7' }
    const id = await opened()

    const typed = {
      as: lin,
      do: 'suggest' as const,
      view: id,
      block_id: 'f_vendor',
      action_id: 'v',
    }
    const [asked] = await hears(
      async () =>
        expect(await workspace.act({ ...typed, value: '凤' })).toEqual({
          ok: true,
          options: { options: [vendor] },
        }),
      'block_suggestion',
      () => ({ body: { options: [vendor] } }),
    )
    expect(shapeOf(asked?.payload).sort()).toEqual(shapeOf(fixture('block_suggestion')).sort())

    const values = { f_vendor: { v: { type: 'external_select', selected_option: vendor } } }
    const [submitted] = await hears(
      () => workspace.act({ as: lin, do: 'submit', view: id, values }),
      'view_submission',
    )
    expect(shapeOf(submitted?.payload).sort()).toEqual(shapeOf(fixture('view_submission')).sort())
    expect(Object(submitted?.payload.view).state.values).toEqual(values)

    const again = await opened()
    const [closed] = await hears(
      () => workspace.act({ as: lin, do: 'close', view: again }),
      'view_closed',
    )
    expect(shapeOf(closed?.payload).sort()).toEqual(shapeOf(fixture('view_closed')).sort())
  })

  it('leaves out the channels where it is no member', async () => {
    const { workspace } = trial
    const quiet = { as: lin, do: 'say' as const, channel: 'C0QUIET001', text: '@案卷 在吗' }
    expect(await hears(() => workspace.act(quiet), 'message')).toEqual([])
    expect(await hears(() => workspace.act(quiet), 'app_mention')).toEqual([])
  })

  it('is its own voice too, marked as its own, and whatever it words anew', async () => {
    const { client } = trial
    let ts = ''
    const own = await hears(async () => {
      ts = (await client.chat.postMessage({ channel, text: '待批' })).ts ?? ''
    }, 'message')
    expect(own.map(({ payload }) => payload.event)).toMatchObject([
      { text: '待批', bot_id: bot.botId, app_id: bot.appId, channel_type: 'channel' },
    ])
    const changed = await hears(() => client.chat.update({ channel, ts, text: '已批' }), 'message')
    expect(changed.map(({ payload }) => payload.event)).toMatchObject([
      {
        subtype: 'message_changed',
        message: { ts, text: '已批' },
        previous_message: { text: '待批' },
      },
    ])
  })

  it('comes again, numbered, until it is taken, three times at most', async () => {
    const { workspace } = trial
    const say = { as: lin, do: 'say' as const, channel, text: '再说一遍' }
    let failures = 2
    const twice = await hears(
      () => workspace.act(say),
      'message',
      () => ({
        status: failures-- > 0 ? 500 : 200,
      }),
    )
    expect(twice.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2'])
    expect(twice[1]?.headers['x-slack-retry-reason']).toBe('http_error')
    expect(new Set(twice.map(({ payload }) => payload.event_id)).size).toBe(1)

    expect(
      await hears(
        () => workspace.act(say),
        'message',
        () => ({ status: 503 }),
      ),
    ).toHaveLength(4)
    const stop = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } })
    expect(await hears(() => workspace.act(say), 'message', stop)).toHaveLength(1)
  })

  it('can be sent raw: twice the same, with another secret, or long ago', async () => {
    const { workspace } = trial
    await hears(() => workspace.act({ as: lin, do: 'home' }), 'app_home_opened')
    const { payload } = workspace.deliveries().at(-1) ?? {}
    const sent = await hears(async () => {
      await workspace.deliver(Object(payload))
      await workspace.deliver(Object(payload), { signingSecret: 'forged', signedAt: 1_000_000 })
    }, 'app_home_opened')
    expect(sent).toHaveLength(2)
    expect(sent[0]?.payload).toEqual(sent[1]?.payload)
    expect(sent[1]?.headers['x-slack-request-timestamp']).toBe('1000')
  })
})
