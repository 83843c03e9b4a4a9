import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askingOf } from '../../../bot/slack/asking.ts'
import { clientOf } from '../../../bot/slack/client.ts'
import { workEvent } from '../../../bot/slack/events.ts'
import { heardIn } from '../../../bot/slack/heard.ts'
import { slackMessenger } from '../../../bot/slack/messenger.ts'
import { notifyReactor } from '../../../lambdas/aws/reacting/notify.ts'
import type { Act, WorkspaceMessage } from '../../../local/slack/contract.ts'
import type { Messenger } from '../../../shared/commands/messenger.ts'
import { turnOf } from '../../../shared/commands/turn.ts'
import { type ChatIdentity, identityId } from '../../../shared/records/person.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { MONDAY, staff, WORKSPACE } from '../../support/company.ts'
import { entriesOf, rowsOf } from '../../support/journal.ts'
import { requestOf, slash } from './requests.ts'
import { bot, SALES, type Stage, startStage } from './stage.ts'

const lin: string = staff.salesperson.user
const inLark: ChatIdentity = { chat: 'lark', workspace: '2ed2', user: 'ou_lin' }
const CODE = /[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}/

let stage: Stage
let messenger: Messenger
beforeAll(async () => {
  stage = await startStage()
  messenger = slackMessenger(stage.installation, stage.face.log)
})
afterAll(() => stage.close())

const act = (it: Act) => stage.workspace.act(it)

/** The messages that somebody sees. */
const seenBy = (user: string) => stage.workspace.state(user).messages
const newest = (user = lin): WorkspaceMessage => {
  const message = seenBy(user)
    .toSorted((a, b) => Number(a.ts) - Number(b.ts))
    .at(-1)
  if (!message) throw new Error(`${user} sees nothing`)
  return message
}
const textIn = (value: unknown) => JSON.stringify(value)

/** Presses the button of a message that goes through an entrance. */
async function press(message: WorkspaceMessage, intent: string, as = lin) {
  for (const block of message.blocks ?? []) {
    const { type, block_id, elements = [] } = Object(block)
    for (const { action_id = '' } of type === 'actions' ? elements : []) {
      if (action_id.split(':')[1] !== intent) continue
      const where = { message: { channel: message.channel, ts: message.ts } }
      const result = await act({ as, do: 'press', where, block_id, action: { action_id } })
      await stage.workspace.settled()
      return result
    }
  }
  throw new Error(`there is no button ${intent}`)
}

/** What a person in Lark sees, whose face is not on this stage. */
async function inOtherChat(name: string, asked: { text?: string; args?: Record<string, string> }) {
  const intent = { id: `lark:${at++}`, name, by: inLark, at: MONDAY, text: '', args: {}, ...asked }
  const turn = await turnOf(intent, stage.face.house)
  return textIn(turn)
}
let at = 0

/** Lets the reactors tell what the company's chain has to tell, each entry once. */
async function tellAll() {
  const { client, table } = stage.store
  const reactor = notifyReactor({
    client,
    table,
    now: stage.workspace.now,
    store: stage.kernel.store,
    messengers: { slack: messenger },
    draw: cardOf,
  })
  const entries = await entriesOf(stage.store)
  for (const entry of entries.filter(({ root }) => root === 'company')) await reactor.entry?.(entry)
}

/** A slash command of somebody whom the workspace's own people do not include. */
async function typed(user: string, command: string, text: string): Promise<string> {
  const fields = {
    command,
    text,
    user_id: user,
    team_id: WORKSPACE,
    channel_id: SALES,
    trigger_id: `typed.${at++}`,
    api_app_id: bot.appId,
  }
  const request = requestOf(slash(fields), bot.signingSecret, stage.workspace.now())
  const { statusCode, body = '' } = await stage.handle(request)
  expect(statusCode).toBe(200)
  return body
}

describe('linking, for somebody whom the house knows in Slack', () => {
  it('goes from /link to a code that only they see, to a card with two buttons, to one person', async () => {
    await act({ as: lin, do: 'command', channel: SALES, command: '/link', text: '' })
    expect(textIn(newest())).toContain('我的聊天账号')
    await press(newest(), 'account.code')
    const shown = newest()
    const [code = ''] = CODE.exec(shown.text) ?? []
    expect(shown.ephemeral).toBeTruthy()
    expect(code).not.toBe('')
    expect(textIn(seenBy(staff.manager.user))).not.toContain(code)

    expect(await inOtherChat('link', { text: code })).toContain('等待确认')
    await tellAll()
    const asking = newest()
    expect(textIn(asking)).toContain('有账号要与您关联')
    expect(textIn(asking)).toContain('lark#2ed2#ou_lin')
    await press(asking, 'account.confirm')
    expect(textIn(newest())).toContain('账号已关联')
    await tellAll()
    const redrawn = seenBy(lin).find(({ ts }) => ts === asking.ts)
    expect(textIn(redrawn)).toContain('账号已关联')
    expect(textIn(redrawn)).not.toContain('account.confirm')
    expect(await inOtherChat('link', {})).toContain(`slack#${WORKSPACE}#${lin}`)
    expect(textIn(await rowsOf(stage.store))).not.toContain(code)
  })

  it('is undone from the other chat: Slack is told once more, and then answers a stranger', async () => {
    const before = seenBy(lin).length
    const account = `slack#${WORKSPACE}#${lin}`
    expect(await inOtherChat('account.unlink', { args: { account } })).toContain('账号已取下')
    await tellAll()
    expect(seenBy(lin)).toHaveLength(before + 1)
    expect(textIn(newest())).toContain(`${account} 不再是您的账号`)
    expect(await typed(lin, '/link', '')).toContain('您还没有登记为成员')
    expect(await typed(lin, '/visit', '')).toContain(`您的账号：${account}`)
  })

  it('is done again from the other side: the code asked for in Lark is sent with /link', async () => {
    const given = await inOtherChat('account.code', {})
    const [code = ''] = CODE.exec(given) ?? []
    const wrong = await typed(lin, '/link', '0000-0000-0000')
    expect(wrong).toBe(await typed(lin, '/visit', ''))
    const answer = await typed(lin, '/link', code.toLowerCase())
    expect(answer).toContain('等待确认 · To be confirmed')
    expect(answer).toContain(`slack#${WORKSPACE}#${lin}`)
    expect(await typed(lin, '/link', code)).toBe(wrong)
    const asked = (await entriesOf(stage.store)).findLast(
      ({ command }) => command === 'account.claim',
    )
    const linkingId = asked?.images[0]?.after?.id ?? ''
    const args = { linkingId, account: `slack#${WORKSPACE}#${lin}` }
    expect(await inOtherChat('account.confirm', { args })).toContain('账号已关联')
    expect(await typed(lin, '/link', '')).toContain('我的聊天账号')
  })
})

describe('in a channel', () => {
  const say = async (as: string, text: string) => {
    const before = stage.workspace.deliveries().length
    await act({ as, do: 'say', channel: SALES, text })
    await stage.workspace.settled()
    const payloads = stage.workspace.deliveries().slice(before)
    const heard = payloads.flatMap(({ payload }) =>
      Object(payload).type === 'event_callback' ? (heardIn(payload) ?? []) : [],
    )
    const ears = {
      house: stage.face.house,
      messenger,
      askFile: askingOf(clientOf(stage.installation, stage.face.log)),
      now: stage.workspace.now,
    }
    const once = new Map(heard.map((item) => [item.id, item]))
    for (const item of once.values()) await workEvent(item, ears)
    return newest(as)
  }

  it('a code is void once it was said, and nobody reads it again in what we say', async () => {
    const { user } = staff.otherSalesperson
    await typed(user, '/link', '')
    const turn = await turnOf(
      {
        id: 'code',
        name: 'account.code',
        by: { chat: 'slack', workspace: WORKSPACE, user },
        at: MONDAY,
        text: '',
        args: {},
      },
      stage.face.house,
    )
    const [code = ''] = CODE.exec(textIn(turn)) ?? []
    const answer = await say(user, `@案卷 关联 ${code}`)
    expect(textIn(answer)).toContain('一律作废')
    expect(textIn(answer)).not.toContain(code)
    await tellAll()
    expect(textIn(newest(user))).toContain('您的关联码已作废')
    const late = { ...inLark, user: 'ou_late' }
    const intent = { id: 'late', name: 'link', by: late, at: MONDAY, text: code, args: {} }
    expect(textIn(await turnOf(intent, stage.face.house))).toContain('isRefusal')
  })

  it('an account named to the administrator goes with the button that shows the form to them alone', async () => {
    const { user } = staff.administrator
    const offer = await say(user, `@案卷 成员 <@${staff.manager.user}>`)
    expect(textIn(offer)).toContain('内容只给您本人看')
    const mentioned = identityId({ chat: 'slack', workspace: WORKSPACE, user: staff.manager.user })
    expect(textIn(offer)).toContain(mentioned)
    await press(offer, 'members', user)
    const form = stage.workspace.state(user).modals.at(-1)
    expect(textIn(form?.view)).toContain(staff.manager.name)
    await act({ as: user, do: 'close', view: form?.id ?? '' })
  })
})

describe('the administrator in Slack', () => {
  it('takes in an account of Lark by typing it, and is told first who need not be entered twice', async () => {
    const { user } = staff.administrator
    const identity = 'lark#2ed2#ou_xu'
    await act({ as: user, do: 'command', channel: SALES, command: '/members', text: identity })
    const form = stage.workspace.state(user).modals.at(-1)
    expect(textIn(form?.view)).toContain('请其用 /link 自行关联')
    const values = {
      name: { v: { type: 'plain_text_input', value: '许文' } },
      roles: {
        v: { type: 'multi_static_select', selected_options: [role('salesperson', '推销员')] },
      },
      departmentId: { v: { type: 'plain_text_input', value: '销售二部' } },
      active: { v: { type: 'static_select', selected_option: role('yes', '在职') } },
    }
    const submit = { as: user, do: 'submit' as const, view: form?.id ?? '', values }
    expect(await act(submit)).toMatchObject({ ok: true })
    const found = await stage.kernel.store.open([{ kind: 'identity', id: identity }])
    expect(found.person(identity)).toMatchObject({ name: '许文', roles: ['salesperson'] })
    // Known now, the form is theirs, though no field of Slack's can show the account.
    await act({ as: user, do: 'command', channel: SALES, command: '/members', text: identity })
    const again = stage.workspace.state(user).modals.at(-1)
    expect(textIn(again?.view)).toContain(`聊天账号：${identity}`)
    expect(textIn(again?.view)).toContain('许文')
  })
})

const role = (value: string, text: string) => ({
  value,
  text: { type: 'plain_text' as const, text, emoji: false },
})
