import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openIdOf, people, team, tenant } from '../../local/company/people.ts'
import { companyScans } from '../../local/company/scans.ts'
import { identityId } from '../../shared/records/person.ts'
import type { Chat } from '../../shared/terms/chat.ts'
import { type Company, openCompany, type Seats, seatsIn } from '../acceptance/company.ts'
import { LarkSeat } from '../acceptance/lark-seat.ts'
import { buttonOf, type Seat } from '../acceptance/seat.ts'
import { chatOf } from '../security/chat.ts'
import { entriesOf, timesOf } from '../support/journal.ts'
import { pressPayload, toastIn } from '../support/lark-payloads.ts'

const ONE = 'C0SALES1'
const FENGZHU = { type: '凤竹', choose: '凤竹' }
const ACKNOWLEDGED = { acknowledged: true } as const

let company: Company
let slack: Seats
let lark: Seats
beforeAll(async () => {
  company = await openCompany('slack')
  slack = company
  lark = seatsIn(company.house, 'lark')
  // Whoever sits down at Lark opens the chat with the bot first.
  for (const { user } of people) await company.house.lark.act({ as: openIdOf(user), do: 'enter' })
  await company.house.settled()
}, 120_000)
afterAll(() => company?.close())

/** What Lark answered to our calls, up to the end of the last test: it remembers two hundred. */
const answered = new Set<number>()
afterEach(() => {
  for (const { code } of company.house.lark.calls()) answered.add(code)
})

const dm = (seat: Seat, words: string | RegExp) => seat.find(words, seat.dm())

async function personOf(user: string, chat: Chat): Promise<string> {
  const [workspace, account] = chat === 'slack' ? [team.id, user] : [tenant.key, openIdOf(user)]
  const id = identityId({ chat, workspace, user: account })
  return (await company.house.kernel.store.open([{ kind: 'identity', id }])).person(id)?.id ?? chat
}

/** Who did what, in the journal. */
const done = async (command: string) =>
  (await entriesOf(company.house)).filter((entry) => entry.command === command)

/** Every entry that says this. */
const entriesAbout = async (text: string) =>
  (await entriesOf(company.house)).filter(({ images }) => JSON.stringify(images).includes(text))

describe('one archive in two chats', () => {
  it('knows everybody as one person, whichever chat they write from', async () => {
    for (const { user, name } of people)
      expect(await personOf(user, 'lark'), name).toBe(await personOf(user, 'slack'))
  })

  it('what was noted in one chat is in the summary that the other shows', async () => {
    await slack.lin.command('/visit', ONE)
    const learned = '打样通过，等大货'
    expect(await slack.lin.form().submit({ customerId: FENGZHU, learned })).toEqual({})
    expect((await lark.sun.command('/summary 凤竹')).words).toContain(learned)
    await lark.lin.command('/visit', ONE)
    const since = '大货已下单'
    expect(await lark.lin.form().submit({ customerId: FENGZHU, learned: since })).toEqual({})
    expect((await slack.sun.command('/summary 凤竹')).words).toContain(since)
    for (const said of [learned, since])
      expect(new Set((await entriesAbout(said)).map(({ by }) => by))).toEqual(
        new Set([await personOf('U0LIN', 'lark')]),
      )
  })

  it('an urgent visit noted in Slack calls the manager to the card in Lark', async () => {
    await slack.lin.command('/visit', ONE)
    const urgency = '紧急（立即通知经理）'
    const learned = '客户停机待料'
    await slack.lin.form().submit({ customerId: FENGZHU, learned, urgency })
    const { id } = dm(lark.chen, learned)
    const { messages } = company.house.lark.state(openIdOf('U0CHEN'))
    expect(messages.filter(({ urgent }) => urgent).map((message) => message.id)).toEqual([id])
  })

  it('a scan filed in Lark is asked for in Slack and approved in Lark, and every card in both chats says so', async () => {
    const contract = (await companyScans()).find(({ kind }) => kind === 'contractText')
    if (!contract) throw new Error('there is no contract among the scans')
    await lark.lin.share('购销合同.pdf', contract.bytes, ONE)
    await lark.lin.press(lark.lin.find('收到文件', ONE), /^归档/)
    expect(await lark.lin.form().submit({ customerId: FENGZHU, secrecy: '秘密' })).toEqual({})
    expect(lark.lin.find('已归档 · KH00001-2', ONE).words).toContain('密级文件不应留在聊天中')

    await slack.chen.command('/borrow 购销合同')
    expect(await slack.chen.form().submit({ purpose: '核对价格' })).toEqual({})
    const asked = dm(lark.wang, 'JY-KH00001-0001')
    expect((await lark.wang.press(asked, '批准')).buttons).toEqual(['登录确认身份'])
    await company.prove(lark.wang)
    await lark.wang.press(asked, '批准')
    for (const seat of [lark.wang, slack.wang, lark.zhou, slack.zhou, lark.chen, slack.chen]) {
      const card = dm(seat, 'JY-KH00001-0001')
      expect(card.words).toMatch(/王建业于 .* 批准/)
      expect(card.buttons).not.toContain('批准')
    }
    const [approved] = await done('request.approve')
    expect(approved?.by).toBe(await personOf('U0WANG', 'slack'))
  })

  it('what was filed in Lark is taken up and read by whoever sits in Slack, and given back in Lark', async () => {
    await slack.chen.press(dm(slack.chen, '待领取'), '领取')
    expect(await slack.chen.form().submit(ACKNOWLEDGED)).toEqual({})
    const door = await slack.chen.press(dm(slack.chen, '借阅 · 借出'), '阅读')
    const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
    const reader = company.browser()
    expect((await reader.signIn('U0CHEN', pathname + search)).response.status).toBe(303)
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
    await lark.chen.press(dm(lark.chen, '借阅 · 借出'), '归还')
    for (const seat of [lark.chen, slack.chen, lark.wang, slack.wang])
      expect(dm(seat, 'JY-KH00001-0001').words).toContain('已归还')
    expect((await reader.page(2)).response.status).toBe(403)
  })

  it('what is asked for in Lark is refused in Slack, with its reason on every card in both chats', async () => {
    await lark.chen.command('/borrow 购销合同')
    expect(await lark.chen.form().submit({ purpose: '再看一遍' })).toEqual({})
    await slack.wang.press(dm(slack.wang, 'JY-KH00001-0002'), '不予批准')
    expect(await slack.wang.form().submit({ reason: '用途不明' })).toEqual({})
    for (const seat of [lark.wang, slack.wang, lark.zhou, slack.zhou, lark.chen, slack.chen]) {
      const { words, buttons } = dm(seat, 'JY-KH00001-0002')
      expect(words).toMatch(/王建业于 .* 不予批准\n理由：用途不明/)
      expect(buttons).toEqual([])
    }
  })

  it('a link from one chat lets its person in by the sign-in of that chat only', async () => {
    await company.prove(slack.wang)
    await lark.wang.command('/borrow 营业执照')
    expect(await lark.wang.form().submit({ purpose: '核对' })).toEqual({})
    await lark.wang.press(dm(lark.wang, '直接借阅'), '领取')
    expect(await lark.wang.form().submit(ACKNOWLEDGED)).toEqual({})
    const door = await lark.wang.press(dm(lark.wang, '借阅 · 借出'), '阅读')
    const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
    const reader = company.browser()
    expect((await reader.signIn('U0WANG', pathname + search)).response.status).toBe(303)
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
  })
})

describe('who is not known in Lark', () => {
  it('is told how to ask, and nothing else, be they a colleague or of another company', async () => {
    const before = (await entriesOf(company.house)).length
    const newcomer = new LarkSeat(company.house, 'U0XU')
    for (const line of ['/visit', '/summary 凤竹', '凤竹 怎么样', '你好', '/register']) {
      const { words, buttons } = await newcomer.command(line)
      expect(words, line).toContain('您还没有登记为成员')
      expect(words, line).toContain('You are not a member yet.')
      expect(words, line).not.toContain('福建')
      expect(buttons, line).toEqual([])
    }
    const buyer = new LarkSeat(company.house, 'U0FENGZHU')
    await buyer.say('@案卷 /summary 凤竹', 'C0FENGZHU')
    const told = buyer.find('您还没有登记为成员', 'C0FENGZHU')
    expect(told.words).not.toContain('福建凤竹')
    // Whatever stands on a card of ours is nobody's but a member's, too.
    const requestId = '01J00000000000000000000000'
    for (const intent of ['home', 'request.approve', 'loan.read', 'register'])
      expect(await company.pressLate(newcomer, intent, { requestId })).toContain(
        '您还没有登记为成员',
      )
    await company.house.settled()
    expect((await entriesOf(company.house)).length).toBe(before)
  })
})

describe('a person links their accounts by agreeing in both chats', () => {
  it.each([
    ['Slack', () => slack.zheng, () => lark.zheng, '取下飞书账号'],
    ['Lark', () => lark.huang, () => slack.huang, '取下Slack账号'],
  ] as const)('beginning in %s', async (_, known, other, takeOff) => {
    const [here, there] = [known(), other()]
    await here.press(await here.command('/link'), takeOff)
    expect((await there.command('/summary 凤竹')).words).toContain('您还没有登记为成员')
    const offered = await here.press(await here.command('/link'), '关联另一个账号')
    const line = /\/link \S+/.exec(offered.words)?.[0] ?? ''
    expect((await there.command(line)).words).toContain('等待确认')
    // Half is nothing: until the person says yes, the account is nobody's.
    expect((await there.command('/summary 凤竹')).words).toContain('您还没有登记为成员')
    await here.press(dm(here, '有账号要与您关联'), '确认')
    expect((await there.command('/summary 凤竹')).words).toContain('福建凤竹针织有限公司')
    expect(await personOf(here.user, 'lark')).toBe(await personOf(here.user, 'slack'))
  })

  it('who says that the account is not theirs keeps it out, and the administrator hears of it', async () => {
    await slack.anna.press(await slack.anna.command('/link'), /^Take off (Lark|Feishu)/)
    const offered = await slack.anna.press(
      await slack.anna.command('/link'),
      'Link another account',
    )
    const line = /\/link \S+/.exec(offered.words)?.[0] ?? ''
    await lark.anna.command(line)
    await slack.anna.press(dm(slack.anna, 'An account asks to be linked to you'), 'Not me')
    expect((await lark.anna.command('/summary Nordic')).words).toContain(
      'You are not a member yet.',
    )
    for (const seat of [lark.qian, slack.qian])
      expect(dm(seat, '账号关联被拒绝').words).toContain('Anna Li')
  })
})

describe('what Lark delivers three times', () => {
  it('is done once: a message said, a form sent off, a button pressed', async () => {
    const { house } = company
    await lark.lin.command('/visit', ONE)
    const learned = '三次送达只记一次'
    await lark.lin.form().submit({ customerId: FENGZHU, learned })
    const form = lastDelivered('card.action.trigger')
    await lark.lin.say('@案卷 恒丰 怎么样', ONE)
    const said = lastDelivered('im.message.receive_v1')
    const answers = () => lark.lin.all('晋江恒丰鞋材有限公司', ONE).length
    expect(answers()).toBe(1)
    for (const payload of [form, said, form, said]) await house.lark.deliver(payload)
    await house.settled()
    expect(answers()).toBe(1)
    expect(await entriesAbout(learned)).toHaveLength(1)
    expect(lark.lin.all(learned, ONE)).toHaveLength(1)

    await lark.chen.command('/borrow 购销合同')
    await lark.chen.form().submit({ purpose: '三次撤回' })
    const { requestId } = buttonOf(dm(lark.chen, 'JY-KH00001-0004'), '撤回申请').args
    const press = pressPayload(house, 'U0CHEN', 'request.withdraw', { requestId })
    const answered = []
    for (let n = 0; n < 3; n++) answered.push(toastIn(await house.lark.deliver(press)))
    expect(new Set(answered).size).toBe(1)
    await house.settled()
    const withdrawn = (await entriesAbout(String(requestId))).map(({ command }) => command)
    expect(withdrawn.filter((command) => command === 'request.withdraw')).toHaveLength(1)
  })

  /** The newest of this kind that Lark delivered. */
  function lastDelivered(type: string): object {
    const found = company.house.lark
      .deliveries()
      .map(({ payload }) => payload)
      .findLast((payload) => JSON.stringify(payload).includes(`"event_type":"${type}"`))
    if (typeof found !== 'object' || !found) throw new Error(`no ${type} was delivered`)
    return found
  }
})

describe('the pace of Lark', () => {
  it('is kept: nothing that was asked of it so far was too much or too fast', () => {
    expect(answered.size).toBeGreaterThan(0)
    expect([99991400, 230020, 230025].filter((code) => answered.has(code))).toEqual([])
  })
})

describe('two hundred presses on one request, half of them in each chat', () => {
  it('come to one decision, which every card in both chats shows', async () => {
    const { house } = company
    await slack.chen.command('/borrow 购销合同')
    await slack.chen.form().submit({ purpose: '众人同时按' })
    const number = 'JY-KH00001-0005'
    const { requestId } = buttonOf(dm(slack.chen, number), '撤回申请').args
    await company.prove(slack.wang)
    await company.prove(lark.zhou)
    const ways = [
      ['U0WANG', 'request.approve'],
      ['U0ZHOU', 'request.approve'],
      ['U0CHEN', 'request.withdraw'],
      ['U0ZHOU', 'request.show'],
    ] as const
    const forged = chatOf(house)
    const presses = Array.from({ length: 200 }, (_, n) => async () => {
      const [user, intent] = ways[Math.floor(n / 2) % ways.length] ?? ways[0]
      if (n % 2 === 0) return forged.press(user, intent, { requestId })
      return toastIn(await house.lark.deliver(pressPayload(house, user, intent, { requestId })))
    })
    // Ten pairs of hands at a time: more only wait for the machine.
    for (let n = 0; n < presses.length; n += 20)
      await Promise.all(presses.slice(n, n + 20).map((press) => press()))
    await house.settled()

    const entries = await entriesAbout(String(requestId))
    const decided = entries.filter(({ command }) =>
      /^request\.(approve|withdraw|decline)$/.test(command),
    )
    expect(decided).toHaveLength(1)
    for (const times of timesOf(entries.map(({ commandId }) => commandId)).values())
      expect(times).toBe(1)
    const ending = decided[0]?.command === 'request.withdraw' ? /撤回/ : /于 .* 批准/
    const seats = [lark.wang, slack.wang, lark.zhou, slack.zhou, lark.chen, slack.chen]
    for (const seat of seats) {
      const copies = seat.all(number, seat.dm()).filter(({ words }) => words.includes('众人同时按'))
      expect(copies.length).toBeGreaterThan(0)
      for (const { words, buttons } of copies.slice(0, 1)) {
        expect(words).toMatch(ending)
        expect(buttons).not.toContain('批准')
        expect(buttons).not.toContain('撤回申请')
      }
    }
  }, 120_000)
})
