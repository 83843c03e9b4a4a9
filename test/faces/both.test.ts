import { afterEach, describe, expect, it } from 'vitest'
import { openIdOf, people } from '../../local/company/people.ts'
import { buttonOf } from '../acceptance/seat.ts'
import { ACKNOWLEDGED, dm, FENGZHU, inBothChats, ONE } from './in-both-chats.ts'

const both = inBothChats()

/** What Lark answered to our calls, up to the end of the last test: it remembers two hundred. */
const answered = new Set<number>()
afterEach(() => {
  for (const { code } of both.company.house.lark.calls()) answered.add(code)
})

describe('one archive in two chats', () => {
  it('knows everybody as one person, whichever chat they write from', async () => {
    for (const { user, name } of people)
      expect(await both.personOf(user, 'lark'), name).toBe(await both.personOf(user, 'slack'))
  })

  it('what was noted in one chat is in the summary that the other shows', async () => {
    await both.slack.lin.command('/visit', ONE)
    const learned = '打样通过，等大货'
    expect(await both.slack.lin.form().submit({ customerId: FENGZHU, learned })).toEqual({})
    expect((await both.lark.sun.command('/summary 凤竹')).words).toContain(learned)
    await both.lark.lin.command('/visit', ONE)
    const since = '大货已下单'
    expect(await both.lark.lin.form().submit({ customerId: FENGZHU, learned: since })).toEqual({})
    expect((await both.slack.sun.command('/summary 凤竹')).words).toContain(since)
    for (const said of [learned, since])
      expect(new Set((await both.entriesAbout(said)).map(({ by }) => by))).toEqual(
        new Set([await both.personOf('U0LIN', 'lark')]),
      )
  })

  it('an urgent visit noted in Slack calls the manager to the card in Lark', async () => {
    await both.slack.lin.command('/visit', ONE)
    const urgency = '紧急（立即通知经理）'
    const learned = '客户停机待料'
    await both.slack.lin.form().submit({ customerId: FENGZHU, learned, urgency })
    const { id } = dm(both.lark.chen, learned)
    const { messages } = both.company.house.lark.state(openIdOf('U0CHEN'))
    expect(messages.filter(({ urgent }) => urgent).map((message) => message.id)).toEqual([id])
  })

  it('a scan filed in Lark is asked for in Slack and approved in Lark, and every card in both chats says so', async () => {
    await both.fileContract()
    expect(both.lark.lin.find('已归档 · KH00001-2', ONE).words).toContain('密级文件不应留在聊天中')

    await both.slack.chen.command('/borrow 购销合同')
    expect(await both.slack.chen.form().submit({ purpose: '核对价格' })).toEqual({})
    const asked = dm(both.lark.wang, 'JY-KH00001-0001')
    expect((await both.lark.wang.press(asked, '批准')).buttons).toEqual(['登录确认身份'])
    await both.company.prove(both.lark.wang)
    await both.lark.wang.press(asked, '批准')
    for (const seat of [
      both.lark.wang,
      both.slack.wang,
      both.lark.zhou,
      both.slack.zhou,
      both.lark.chen,
      both.slack.chen,
    ]) {
      const card = dm(seat, 'JY-KH00001-0001')
      expect(card.words).toMatch(/王建业于 .* 批准/)
      expect(card.buttons).not.toContain('批准')
    }
    const [approved] = (await both.entriesAbout('JY-KH00001-0001')).filter(
      ({ command }) => command === 'request.approve',
    )
    expect(approved?.by).toBe(await both.personOf('U0WANG', 'slack'))
  })

  it('what was filed in Lark is taken up and read by whoever sits in Slack, and given back in Lark', async () => {
    await both.slack.chen.press(dm(both.slack.chen, '待领取'), '领取')
    expect(await both.slack.chen.form().submit(ACKNOWLEDGED)).toEqual({})
    const door = await both.slack.chen.press(dm(both.slack.chen, '借阅 · 借出'), '阅读')
    const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
    const reader = both.company.browser()
    expect((await reader.signIn('U0CHEN', pathname + search)).response.status).toBe(303)
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
    await both.lark.chen.press(dm(both.lark.chen, '借阅 · 借出'), '归还')
    for (const seat of [both.lark.chen, both.slack.chen, both.lark.wang, both.slack.wang])
      expect(dm(seat, 'JY-KH00001-0001').words).toContain('已归还')
    expect((await reader.page(2)).response.status).toBe(403)
  })

  it('what is asked for in Lark is refused in Slack, with its reason on every card in both chats', async () => {
    await both.lark.chen.command('/borrow 购销合同')
    expect(await both.lark.chen.form().submit({ purpose: '再看一遍' })).toEqual({})
    await both.slack.wang.press(dm(both.slack.wang, 'JY-KH00001-0002'), '不予批准')
    expect(await both.slack.wang.form().submit({ reason: '用途不明' })).toEqual({})
    for (const seat of [
      both.lark.wang,
      both.slack.wang,
      both.lark.zhou,
      both.slack.zhou,
      both.lark.chen,
      both.slack.chen,
    ]) {
      const { words, buttons } = dm(seat, 'JY-KH00001-0002')
      expect(words).toMatch(/王建业于 .* 不予批准\n理由：用途不明/)
      expect(buttons).toEqual([])
    }
  })

  it('a link from one chat lets its person in by the sign-in of that chat', async () => {
    await both.company.prove(both.slack.wang)
    await both.lark.wang.command('/borrow 营业执照')
    expect(await both.lark.wang.form().submit({ purpose: '核对' })).toEqual({})
    await both.lark.wang.press(dm(both.lark.wang, '直接借阅'), '领取')
    expect(await both.lark.wang.form().submit(ACKNOWLEDGED)).toEqual({})
    const door = await both.lark.wang.press(dm(both.lark.wang, '借阅 · 借出'), '阅读')
    const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
    const reader = both.company.browser()
    const asked = (await reader.go(pathname + search)).response.headers.get('location')
    expect(asked).toContain(both.company.house.lark.url)
    expect((await reader.signIn('U0WANG', pathname + search)).response.status).toBe(303)
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
  })
})

describe('the pace of Lark', () => {
  it('is kept: nothing that was asked of it so far was too much or too fast', () => {
    expect(answered.size).toBeGreaterThan(0)
    expect([99991400, 230020, 230025].filter((code) => answered.has(code))).toEqual([])
  })
})
