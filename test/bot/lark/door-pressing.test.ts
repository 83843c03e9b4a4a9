import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { entrances } from '../../../shared/commands/catalogue.ts'
import { newChoice } from '../../../shared/commands/customers/new-name.ts'
import type { Entrance, Intent } from '../../../shared/commands/entrance.ts'
import { membersEntrance } from '../../../shared/commands/members.ts'
import { Conflict } from '../../../shared/commands/ports.ts'
import { visitReport } from '../../../shared/commands/visiting.ts'
import { wordsOf } from './card-reading.ts'
import { cai, DIRECT, GROUP, lin, type Stage, startStage, TENANT, xu } from './door-stage.ts'
import { refused, sent } from './open-api.ts'

const asked: Intent[] = []

const report = {
  customerId: newChoice('晋江宏源染料') ?? '',
  visitedOn: '2026-11-23',
  urgency: 'daily',
  learned: '王总说「明年要 120 吨」',
}

const ways: Entrance[] = [
  ...entrances,
  {
    name: 'listen',
    start: (intent) => {
      asked.push(intent)
      return { step: 'show', notice: { notice: 'done' } }
    },
  },
  { name: 'report', start: () => ({ step: 'run', activity: visitReport.name, args: report }) },
  {
    name: 'busy',
    start: () => {
      throw new Conflict('too many')
    },
  },
  {
    name: 'break',
    start: () => {
      throw new Error('no store')
    },
  },
]

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ entrances: ways })
})
afterAll(() => stage.close())
beforeEach(() => {
  stage.open()
  stage.kept.length = 0
  stage.logged.length = 0
})

/** How many visit notes the archive holds. */
async function notesKept(): Promise<number | undefined> {
  const { client, table } = stage.store
  const { Count } = await client.send(
    new ScanCommand({
      TableName: table,
      FilterExpression: 'kind = :visit',
      ExpressionAttributeValues: { ':visit': 'visit' },
      Select: 'COUNT',
    }),
  )
  return Count
}

const to = (intent: string, more: object = {}) => ({ k: 'intent', intent, ...more })
const alone = { direct: true }

describe('a button that opens a form', () => {
  it('pressed in a group opens it in the one-to-one chat, and a toast says so', async () => {
    const value = to('visit', { thread: 'om_root', args: { learned: '要 120 吨' } })
    expect(await stage.press(lin, GROUP, value)).toEqual({
      toast: { type: 'info', content: '表单已发到您与案卷的单聊。' },
    })
    expect(stage.spoken()).toMatchObject([{ to: lin.user }])
    // What is said of it later goes to the thread that it was asked for in.
    expect(stage.kept).toMatchObject([
      {
        form: 'visit.report',
        initial: { learned: '要 120 吨' },
        place: { chat: 'lark', workspace: TENANT, channel: GROUP, thread: 'om_root' },
      },
    ])
  })

  it('pressed in the one-to-one chat opens it there, without another word', async () => {
    expect(await stage.press(lin, DIRECT, to('visit', alone))).toEqual({})
    expect(stage.spoken()).toMatchObject([{ to: lin.user }])
    expect(stage.kept).toMatchObject([{ place: { channel: DIRECT, direct: true } }])
  })

  it('comes although Lark asks for patience first, and comes once', async () => {
    stage.api.say('/messages', refused(99991400, 429), sent('om_form'))
    expect(await stage.press(lin, DIRECT, to('visit', alone))).toEqual({})
    const uuids = stage.api.calls
      .filter(({ call }) => call.endsWith('/messages'))
      .map(({ body }) => body['uuid'])
    expect(uuids).toHaveLength(2)
    expect(new Set(uuids).size).toBe(1)
  })

  it('that cannot be brought to the presser is said so', async () => {
    stage.api.say('/messages', refused(230013))
    expect(await stage.press(lin, GROUP, to('visit'))).toMatchObject({
      toast: { type: 'warning', content: expect.stringContaining('请先打开与案卷的单聊') },
    })
  })
})

describe('a button that shows a card', () => {
  it('pressed in a group shows its gist to the presser, and the card in the one-to-one chat', async () => {
    const { toast } = await stage.press(lin, GROUP, to('help'))
    expect(toast).toMatchObject({
      type: 'info',
      content: expect.stringMatching(/^我能做什么.*详情已发到您与案卷的单聊。$/s),
    })
    const [card, ...more] = stage.spoken()
    expect(more).toEqual([])
    expect(card?.to).toBe(lin.user)
    expect(wordsOf(card?.card)).toContain('我能做什么')
  })

  it('pressed in the one-to-one chat shows it to the presser', async () => {
    expect(await stage.press(lin, DIRECT, to('help', alone))).toEqual({})
    expect(await stage.press(lin, DIRECT, to('help', { ...alone, thread: 'om_root' }))).toEqual({})
    expect(stage.spoken()).toMatchObject([{ to: lin.user }, { to: lin.user }])
  })

  it('shows it to the presser alone even if a forged button says that a group is a one-to-one chat', async () => {
    await stage.press(lin, GROUP, to('help', alone))
    await stage.press(lin, GROUP, to('help', { ...alone, thread: 'om_root' }))
    expect(stage.spoken()).toMatchObject([{ to: lin.user }, { to: lin.user }])
  })

  it('whose card can be posted nowhere says all of it in a toast', async () => {
    stage.api.say('/messages', refused(230013))
    const { toast } = await stage.press(lin, GROUP, to('help'))
    expect(toast?.content).toContain('/visit（拜访）: 记录一次客户拜访')
    expect(stage.logged.filter(({ what }) => what === 'lark.unposted')).toEqual([])
  })

  it('says all of it in a toast, too, when Lark is out of order, and that is logged', async () => {
    stage.api.say('/messages', refused(1, 500))
    const { toast } = await stage.press(lin, GROUP, to('help'))
    expect(toast?.content).toContain('/visit（拜访）: 记录一次客户拜访')
    expect(stage.logged).toContainEqual({
      what: 'lark.unposted',
      facts: expect.objectContaining({ error: 'ChatAway' }),
    })
  })
})

describe('a button that does something', () => {
  it('does it once, however often one press is told, and says that it is done', async () => {
    const done = { toast: { type: 'success', content: '已完成' } }
    const value = to('report', { thread: 'om_root' })
    for (let times = 0; times < 3; times++)
      expect(await stage.press(lin, GROUP, value, 'one press')).toEqual(done)
    expect(await notesKept()).toBe(1)
    // Another press is another act.
    expect(await stage.press(lin, GROUP, value)).toEqual(done)
    expect(await notesKept()).toBe(2)
  })

  it('hands over what it carries as it is, and where it stands', async () => {
    const args = { customerId: 'kh-fengzhu', mentioned: 'lark#t#ou_1', text: '凤竹' }
    await stage.press(lin, GROUP, to('listen', { args }))
    expect(asked.at(-1)).toEqual({
      id: expect.stringMatching(/^lark:press:event-/),
      name: 'listen',
      by: { chat: 'lark', workspace: TENANT, user: lin.user },
      at: stage.face.now(),
      // Without a thread of its own the card is where one begins.
      place: { chat: 'lark', workspace: TENANT, channel: GROUP, thread: 'om_card' },
      text: '凤竹',
      args,
    })
  })
})

describe('a button that comes to nothing', () => {
  it('for want of a power says why not to the presser alone', async () => {
    const { toast } = await stage.press(lin, GROUP, to(membersEntrance.name))
    expect(toast).toMatchObject({ type: 'warning', content: expect.stringContaining('没有办理') })
    expect(stage.spoken()).toMatchObject([{ to: lin.user }])
  })

  it.each([
    ['somebody whom the house does not know', xu],
    ['somebody of another tenant', cai],
  ])('for %s says how to ask, and nothing else', async (_, who) => {
    for (const chat of [GROUP, DIRECT]) {
      const value = to('visit', chat === DIRECT ? alone : {})
      const { toast } = await stage.press(who, chat, value)
      const [card, ...more] = stage.spoken()
      expect(more).toEqual([])
      expect(card?.to).toBe(who.user)
      expect(wordsOf(card?.card)).toMatch(/您还没有登记为成员.*You are not a member yet/s)
      if (chat === GROUP) expect(toast?.content).toContain('You are not a member yet')
    }
    expect(stage.kept).toEqual([])
  })

  it('because too many were writing says that it can be pressed again', async () => {
    const { toast } = await stage.press(lin, GROUP, to('busy'))
    expect(toast?.content).toContain('请再按一次')
  })

  it('because there is no such way in says so', async () => {
    const { toast } = await stage.press(lin, GROUP, to('no-such-way'))
    expect(toast?.content).toContain('查无此项')
  })

  it('because something broke gives the number under which it was logged', async () => {
    const { toast } = await stage.press(lin, GROUP, to('break'))
    expect(toast).toMatchObject({ type: 'error', content: expect.stringContaining('A1B2C3') })
    expect(stage.logged).toMatchObject([{ what: 'lark.broke', facts: { reference: 'A1B2C3' } }])
    expect(stage.spoken()).toEqual([])
  })
})
