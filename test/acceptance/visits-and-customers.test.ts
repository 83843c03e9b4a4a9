import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dayAt } from '../../shared/terms/day.ts'
import { type Company, openCompany } from './company.ts'
import { faces } from './seat.ts'

const ONE = 'C0SALES1'
const TWO = 'C0SALES2'
const HOURS = 3_600_000

describe.each(faces)('visits and customers, as people see them, in %s', (face) => {
  let company: Company
  const today = () => dayAt(company.house.now())

  beforeAll(async () => {
    company = await openCompany(face)
  }, 300_000)
  afterAll(() => company?.close())

  it('a customer is found by Chinese, pinyin and initials, and a day to come is refused at its field', async () => {
    const { lin, chen } = company
    await lin.command('/visit', ONE)
    const form = lin.form()
    for (const typed of ['凤竹', 'fengzhu', 'fz', '福建凤竹', '凤竹针织有限公司', 'KH00001'])
      expect((await form.suggest('customerId', typed)).join(), typed).toContain(
        '福建凤竹针织有限公司',
      )
    const customerId = { type: 'fz', choose: '凤竹' }
    expect(
      await form.submit({ customerId, learned: '急要色卡', visitedOn: addDays(today(), 1) }),
    ).toEqual({ visitedOn: '拜访日期不能晚于今天。' })
    expect(await form.submit({ visitedOn: today(), urgency: '紧急（立即通知经理）' })).toEqual({})
    expect(lin.hasForm()).toBe(false)
    expect(lin.find('急要色卡', ONE).words).toContain('由 林晓雯 记录')
    expect(chen.find('急要色卡', chen.dm()).words).toContain('紧急 · 福建凤竹针织有限公司')
  })

  it('a new customer is opened from inside, its likely twin shown first and nothing typed lost', async () => {
    const { lin } = company
    await lin.command('/visit', ONE)
    const form = lin.form()
    const customerId = { type: '凤竹针织厂', choose: '新建客户「凤竹针织厂」' }
    expect(await form.submit({ customerId, learned: '老板娘接待' })).toEqual({
      customerId:
        '可能已有此客户：\nKH00001 福建凤竹针织有限公司（名称相近）\n如果不是同一客户，请在表单末尾勾选后再提交。',
    })
    expect(await form.submit({ notDuplicate: true })).toEqual({})
    expect(lin.find('老板娘接待', ONE).words).toContain('拜访记录 · 凤竹针织厂')
  })

  it('a message becomes a visit note, and its next step is called to mind on the day', async () => {
    const { lin } = company
    await lin.say('今天在海纳，陈总说下周三要样品', ONE)
    const said = lin.find('下周三要样品', ONE)
    await lin.onMessage('visit', ONE, said.id)
    const form = lin.form()
    expect(form.value('customerId')).toBe('石狮海纳服饰有限公司')
    expect(form.value('learned')).toBe('今天在海纳，陈总说下周三要样品')
    expect(await form.submit({ nextStep: '送样品', nextStepOn: addDays(today(), 1) })).toEqual({})
    const note = lin.find('送样品', ONE)
    expect(note.thread).toBe(said.id)
    expect(lin.all('今日待办', lin.dm())).toEqual([])
    await company.house.forward(33 * HOURS)
    expect(lin.find('今日待办', lin.dm()).words).toContain('送样品')
  })

  it('in a thread a mention leads to the form, with the customer that it names', async () => {
    const { lin } = company
    const thread = lin.all('下周三要样品', ONE)[0]?.id
    await lin.ask('拜访 恒丰', ONE, thread)
    expect(lin.find('拜访记录', ONE).thread).toBe(thread)
    expect(lin.form().value('customerId')).toBe('晋江恒丰鞋材有限公司')
  })

  it('whoever has English in the chat reads English', async () => {
    const { anna } = company
    await anna.command('/visit Nordic', TWO)
    const form = anna.form()
    expect(form.title).toBe('Visit note')
    expect(form.fields.map(({ label }) => label).join()).not.toMatch(/\p{Script=Han}/u)
    expect(form.value('customerId')).toBe('Nordic Knit AB')
    expect(await form.submit({ learned: 'Samples', visitedOn: addDays(today(), 1) })).toEqual({
      visitedOn: 'The day of a visit cannot lie in the future.',
    })
    await anna.closeAll()
    await anna.command('/visit Nordic')
    expect(await anna.form().submit({ learned: 'They want samples' })).toEqual({})
    expect(anna.find('They want samples', anna.dm()).words).toContain('Noted by Anna Li')
    expect((await anna.home()).words).toContain('Anna Li’s desk')
    expect((await anna.command('/delegate')).words).toContain(
      'You hold no power to issue a power of attorney. It can be done or allowed by: general manager.',
    )
  })

  it('a credit code is checked by its last character, and stands on one card only', async () => {
    const { lin } = company
    await lin.command('/customer 泉州新华布行')
    const form = lin.form()
    expect(form.value('name')).toBe('泉州新华布行')
    expect(await form.submit({ creditCode: '91350100M000100Y4Z' })).toEqual({
      creditCode: '统一社会信用代码不正确：校验位不符，请核对。',
    })
    expect(await form.submit({ creditCode: '91350582MA2Y7K3H24' })).toEqual({
      creditCode: '此代码已属于 KH00001 福建凤竹针织有限公司，同一代码不能建两张卡。',
    })
    const creditCode = '91350100M000100Y43'
    expect((await form.submit({ creditCode, phone: '0595-85670001' }))['name']).toContain(
      'KH00001 福建凤竹针织有限公司（电话相同）',
    )
    expect(await form.submit({ phone: '0595-22220001' })).toEqual({})
    expect(lin.window().words).toContain('已建卡 · KH00007 泉州新华布行')
  })

  it('a card is changed by its owner, keeps what stood there before, and others cannot change it', async () => {
    const { lin, huang } = company
    await lin.press(await lin.command('/customer 泉州新华'), '编辑')
    expect(lin.form().value('creditCode')).toBe('91350100M000100Y43')
    expect(await lin.form().submit({ phone: '0595-22220002' })).toEqual({})
    const card = await lin.command('/customer 泉州新华')
    const { words } = await lin.press(card, '变更记录')
    expect(words).toMatch(/林晓雯\n推销员访问\n电话\n0595-22220001\n0595-22220002/)
    const seen = await huang.command('/customer 泉州新华')
    expect(seen.buttons).toEqual(['客户概况', '记录拜访', '变更记录'])
  })

  it('personal facts are for the owner, their manager and whom the schedule names', async () => {
    const { lin, chen, huang } = company
    await lin.press(await lin.command('/customer 泉州新华'), '个人信息')
    expect(await lin.form().submit({ residentId: '11010519491231002Y' })).toEqual({
      residentId: '身份证号不正确：校验位不符，请核对。',
    })
    const facts = { residentId: '11010519491231002X', manager: '蔡美丽', interests: '品茶' }
    expect(await lin.form().submit(facts)).toEqual({})
    expect((await chen.command('/summary 泉州新华')).words).toContain('品茶')
    expect((await huang.command('/summary 泉州新华')).words).not.toContain('品茶')
    await lin.say('@案卷 泉州新华 怎么样', ONE)
    const aloud = lin.find('泉州新华布行', ONE)
    expect(aloud.words).toContain('此卡他人可见')
    expect(aloud.words).not.toContain('品茶')
    await lin.say('泉州新华怎么样？')
    expect(lin.find('品茶', lin.dm()).words).toContain('泉州新华布行')
  })

  it('a question that fits several customers asks which, one that fits none says so', async () => {
    const { lin } = company
    await lin.say('@案卷 凤竹针织 怎么样', ONE)
    const which = lin.find('是哪一家？', ONE)
    expect(which.buttons).toEqual(['福建凤竹针织有限公司', '凤竹针织厂'])
    expect((await lin.press(which, '凤竹针织厂')).words).toContain('老板娘接待')
    expect((await lin.command('/summary 不存在的公司')).words).toContain('没有找到「不存在的公司」')
    expect((await lin.command('/summary')).words).toContain('要看哪一家？')
  })

  it('our name alone, a greeting and /anjuan say what can be asked, in the language of the asker', async () => {
    const { lin, anna } = company
    await lin.say('@案卷', ONE)
    expect(lin.find('我能做什么', ONE).words).toContain('/borrow（借阅）')
    await anna.say('hello')
    const help = anna.find('What I can do', anna.dm())
    expect(help.words).toMatch(/\/borrow\s+Ask to borrow a document/)
    await anna.press(help, 'Visit note')
    expect(anna.form().title).toBe('Visit note')
    expect((await lin.command('/anjuan')).buttons).toEqual(['记录拜访', '借阅档案', '我的案头'])
    await anna.say('gibberish words')
    expect(anna.find('gibberish', anna.dm()).words).toContain('gibberish words')
    expect(anna.find('No customer called', anna.dm()).buttons).toEqual(['What I can do'])
  })

  it('what is for one person only is not answered where others read', async () => {
    const { lin, wu } = company
    for (const word of ['首页', '登记簿', '成员', '复查', '委托', '借阅 凤竹']) {
      await lin.say(`@案卷 ${word}`, ONE)
      expect(lin.find('内容只给您本人看', ONE).buttons, word).toEqual(['查看'])
    }
    const which = await lin.press(lin.find('内容只给您本人看', ONE), '查看')
    expect(which).toMatchObject({ alone: true })
    expect(which.words).toContain('借阅「凤竹」的哪一件？')
    await wu.say('@案卷 登记簿', 'C0ARCHIVE')
    expect((await wu.press(wu.find('借阅登记簿', 'C0ARCHIVE'), '查看')).words).toContain(
      '借阅登记簿 · ',
    )
  })

  it('somebody who is no member is told how to become one, in both languages', async () => {
    const told = await company.strangerAsks('/visit')
    expect(told).toContain('您还没有登记为成员。请把您的姓名和部门告诉系统管理员。')
    expect(told).toContain('You are not a member yet.')
  })
})
