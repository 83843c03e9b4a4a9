import { describe, expect, it } from 'vitest'
import { LarkSeat } from '../acceptance/lark-seat.ts'
import { entriesOf } from '../support/journal.ts'
import { dm, inBothChats } from './in-both-chats.ts'

const both = inBothChats()

describe('who is not known in Lark', () => {
  it('is told how to ask, and nothing else, be they a colleague or of another company', async () => {
    const before = (await entriesOf(both.company.house)).length
    const newcomer = new LarkSeat(both.company.house, 'U0XU')
    for (const line of ['/visit', '/summary 凤竹', '凤竹 怎么样', '你好', '/register']) {
      const { words, buttons } = await newcomer.command(line)
      expect(words, line).toContain('您还没有登记为成员')
      expect(words, line).toContain('You are not a member yet.')
      expect(words, line).not.toContain('福建')
      expect(buttons, line).toEqual([])
    }
    const buyer = new LarkSeat(both.company.house, 'U0FENGZHU')
    await buyer.say('@案卷 /summary 凤竹', 'C0FENGZHU')
    const told = buyer.find('您还没有登记为成员', buyer.dm())
    expect(buyer.all('您还没有登记为成员', 'C0FENGZHU')).toEqual([])
    expect(told.words).not.toContain('福建凤竹')
    // Whatever stands on a card of ours is nobody's but a member's, too.
    const requestId = '01J00000000000000000000000'
    for (const intent of ['home', 'request.approve', 'loan.read', 'register'])
      expect(await both.company.pressLate(newcomer, intent, { requestId })).toContain(
        '您还没有登记为成员',
      )
    await both.company.house.settled()
    expect((await entriesOf(both.company.house)).length).toBe(before)
  })
})

describe('a person links their accounts by agreeing in both chats', () => {
  it.each([
    ['Slack', () => both.slack.zheng, () => both.lark.zheng, '取下飞书账号'],
    ['Lark', () => both.lark.huang, () => both.slack.huang, '取下Slack账号'],
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
    expect(await both.personOf(here.user, 'lark')).toBe(await both.personOf(here.user, 'slack'))
  })

  it('who says that the account is not theirs keeps it out, and the administrator hears of it', async () => {
    await both.slack.anna.press(await both.slack.anna.command('/link'), /^Take off (Lark|Feishu)/)
    const offered = await both.slack.anna.press(
      await both.slack.anna.command('/link'),
      'Link another account',
    )
    const line = /\/link \S+/.exec(offered.words)?.[0] ?? ''
    await both.lark.anna.command(line)
    await both.slack.anna.press(
      dm(both.slack.anna, 'An account asks to be linked to you'),
      'Not me',
    )
    expect((await both.lark.anna.command('/summary Nordic')).words).toContain(
      'You are not a member yet.',
    )
    for (const seat of [both.lark.qian, both.slack.qian])
      expect(dm(seat, '账号关联被拒绝').words).toContain('Anna Li')
  })
})
