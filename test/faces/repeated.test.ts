import { beforeAll, describe, expect, it } from 'vitest'
import { buttonOf } from '../acceptance/seat.ts'
import { chatOf } from '../security/chat.ts'
import { timesOf } from '../support/journal.ts'
import { pressPayload, toastIn } from '../support/lark-payloads.ts'
import { dm, FENGZHU, inBothChats, ONE } from './in-both-chats.ts'

const both = inBothChats()
beforeAll(() => both.fileContract())

describe('what Lark delivers three times', () => {
  it('is done once: a message said, a form sent off, a button pressed', async () => {
    const { house } = both.company
    await both.lark.lin.command('/visit', ONE)
    const learned = '三次送达只记一次'
    await both.lark.lin.form().submit({ customerId: FENGZHU, learned })
    const form = lastDelivered('card.action.trigger')
    await both.lark.lin.say('@案卷 恒丰 怎么样', ONE)
    const said = lastDelivered('im.message.receive_v1')
    const answers = () => both.lark.lin.all('晋江恒丰鞋材有限公司', ONE).length
    expect(answers()).toBe(1)
    for (const payload of [form, said, form, said]) await house.lark.deliver(payload)
    await house.settled()
    expect(answers()).toBe(1)
    expect(await both.entriesAbout(learned)).toHaveLength(1)
    expect(both.lark.lin.all(learned, ONE)).toHaveLength(1)

    await both.lark.chen.command('/borrow 购销合同')
    await both.lark.chen.form().submit({ purpose: '三次撤回' })
    const { requestId } = buttonOf(dm(both.lark.chen, 'JY-KH00001-0001'), '撤回申请').args
    const press = pressPayload(house, 'U0CHEN', 'request.withdraw', { requestId })
    const answered = []
    for (let n = 0; n < 3; n++) answered.push(toastIn(await house.lark.deliver(press)))
    expect(new Set(answered).size).toBe(1)
    await house.settled()
    const withdrawn = (await both.entriesAbout(String(requestId))).map(({ command }) => command)
    expect(withdrawn.filter((command) => command === 'request.withdraw')).toHaveLength(1)
  })

  /** The newest of this kind that Lark delivered. */
  function lastDelivered(type: string): object {
    const found = both.company.house.lark
      .deliveries()
      .map(({ payload }) => payload)
      .findLast((payload) => JSON.stringify(payload).includes(`"event_type":"${type}"`))
    if (typeof found !== 'object' || !found) throw new Error(`no ${type} was delivered`)
    return found
  }
})

describe('two hundred presses on one request, half of them in each chat', () => {
  it('come to one decision, which every card in both chats shows', async () => {
    const { house } = both.company
    await both.slack.chen.command('/borrow 购销合同')
    await both.slack.chen.form().submit({ purpose: '众人同时按' })
    const number = 'JY-KH00001-0002'
    const { requestId } = buttonOf(dm(both.slack.chen, number), '撤回申请').args
    await both.company.prove(both.slack.wang)
    await both.company.prove(both.lark.zhou)
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

    const entries = await both.entriesAbout(String(requestId))
    const decided = entries.filter(({ command }) =>
      /^request\.(approve|withdraw|decline)$/.test(command),
    )
    expect(decided).toHaveLength(1)
    for (const times of timesOf(entries.map(({ commandId }) => commandId)).values())
      expect(times).toBe(1)
    const ending = decided[0]?.command === 'request.withdraw' ? /撤回/ : /于 .* 批准/
    const seats = [
      both.lark.wang,
      both.slack.wang,
      both.lark.zhou,
      both.slack.zhou,
      both.lark.chen,
      both.slack.chen,
    ]
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
