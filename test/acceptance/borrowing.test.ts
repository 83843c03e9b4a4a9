import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyScans } from '../../local/company/scans.ts'
import { type Company, openCompany } from './company.ts'
import { buttonOf, faces, type Seat, type Shown } from './seat.ts'

const ONE = 'C0SALES1'
const MINUTES = 60_000
const HOURS = 60 * MINUTES
const ACKNOWLEDGED = { acknowledged: true } as const

describe.each(faces)('borrowing, as people see it, in %s', (face) => {
  let company: Company
  let thread: string

  beforeAll(async () => {
    company = await openCompany(face)
    const { lin } = company
    const contract = (await companyScans()).find(({ kind }) => kind === 'contractText')
    if (!contract) throw new Error('there is no contract among the scans')
    thread = await lin.share('购销合同.pdf', contract.bytes, ONE)
    await lin.press(lin.find('收到文件', ONE), /^归档/)
    const customerId = { type: '凤竹', choose: '凤竹' }
    await lin.form().submit({ customerId, secrecy: '秘密' })
  }, 300_000)
  afterAll(() => company?.close())

  const dm = (seat: Seat, words: string | RegExp) => seat.find(words, seat.dm())

  async function apply(seat: Seat, purpose: string, reader?: string) {
    await seat.press(seat.find('已归档 · KH00001-2', ONE), '借阅')
    return seat.form().submit({ purpose, ...(reader ? { reader: { person: reader } } : {}) })
  }

  async function takeUp(seat: Seat) {
    await seat.press(dm(seat, '待领取'), '领取')
    return seat.form().submit(ACKNOWLEDGED)
  }

  it('a salesperson is told which power is missing, who applies and who approves', async () => {
    const { huang } = company
    const { words, alone } = await huang.press(huang.find('已归档', ONE), '借阅')
    expect(alone).toBe(true)
    expect(words).toContain('您没有申请借阅该秘密档案的权力')
    expect(words).toContain('请由部门经理办理《借阅档案申请表》，由副总经理、总经理批准')
  })

  it('typing the name of a customer lists the documents of the dossier', async () => {
    const { chen } = company
    await chen.command('/borrow')
    for (const typed of ['凤竹', '福建凤竹针织有限公司', '凤竹针织', 'fz']) {
      const offered = (await chen.form().suggest('documentId', typed)).join()
      for (const title of ['购销合同', '凤竹针织营业执照（副本）'])
        expect(offered, typed).toContain(title)
    }
    await chen.closeAll()
    const which = await chen.command('/borrow 福建凤竹针织有限公司')
    expect(which.buttons).toContain('购销合同')
    await chen.press(which, '购销合同')
    expect(chen.form().value('documentId')).toContain('KH00001-2-2026-001-0001')
    await chen.command('/borrow 没有这份')
    expect(chen.form().words).toContain('没有找到「没有这份」，或您无权知悉')
  })

  it('a request can be withdrawn, and every copy says so', async () => {
    const { chen, wang } = company
    expect(await apply(chen, '先看看')).toEqual({})
    expect(await apply(chen, '再来一次')).toMatchObject({ documentId: expect.any(String) })
    await chen.press(dm(chen, 'JY-KH00001-0001'), '撤回申请')
    for (const card of [dm(wang, 'JY-KH00001-0001'), chen.find('JY-KH00001-0001', ONE)]) {
      expect(card.words).toContain('陈志强 于')
      expect(card.words).toContain('撤回')
      expect(card.buttons).toEqual([])
    }
  })

  it('a refusal shows its reason on every copy', async () => {
    const { chen, wang, zhou } = company
    await apply(chen, '核对价格')
    await wang.press(dm(wang, 'JY-KH00001-0002'), '不予批准')
    expect(await wang.form().submit({ reason: '用途不明' })).toEqual({})
    const copies = [dm(wang, '-0002'), dm(zhou, '-0002'), chen.find('-0002', ONE)]
    for (const { words, buttons } of copies) {
      expect(words).toMatch(/王建业于 .* 不予批准\n理由：用途不明/)
      expect(buttons).toEqual([])
    }
    expect(dm(chen, '不予批准').words).toContain('理由：用途不明')
    expect(copies[2]?.thread).toBe(thread)
  })

  it('an approver shows afresh who they are, and a second click says who decided', async () => {
    const { chen, wang, zhou } = company
    await apply(chen, '核对违约条款', 'U0LIN')
    const unseen = dm(wang, 'JY-KH00001-0003')
    const refused = await wang.press(unseen, '批准')
    expect(refused.words).toContain('须重新验明身份')
    expect(refused.buttons).toEqual(['登录确认身份'])
    await company.prove(zhou)
    await company.prove(wang)
    await zhou.press(dm(zhou, 'JY-KH00001-0003'), '批准')
    expect(dm(wang, 'JY-KH00001-0003').words).toMatch(/周海峰于 .* 批准/)
    const approve = buttonOf(unseen, '批准').args
    expect(await company.pressLate(wang, 'request.approve', approve)).toMatch(
      /JY-KH00001-0003 已由 周海峰 于 .* 处理：已批准/,
    )
    expect(await company.pressLate(wang, 'request.withdraw', approve)).toContain('没有办理')
  })

  it('the reader acknowledges the duties first, is warned before the end, and gives it back early', async () => {
    const { lin, chen, wu } = company
    await lin.press(dm(lin, '待领取'), '领取')
    expect(lin.form().words).toContain('严禁擅自翻印、抄录、转借、遗失')
    expect(Object.keys(await lin.form().submit())).toEqual(['acknowledged'])
    expect(await lin.form().submit(ACKNOWLEDGED)).toEqual({})
    expect(dm(lin, '借阅 · 借出').buttons).toEqual(expect.arrayContaining(['阅读', '归还']))
    // Another who is approved for the same document waits for it.
    await apply(chen, '等着看')
    await company.prove(company.wang)
    await company.wang.press(dm(company.wang, 'JY-KH00001-0004'), '批准')
    await chen.press(dm(chen, '待领取'), '领取')
    expect(await chen.form().submit(ACKNOWLEDGED)).toEqual({})
    expect(chen.window().words).toContain('已有人借出，请等候')
    await company.house.forward(3 * HOURS + 31 * MINUTES)
    expect(dm(lin, /还有|剩|30 分钟/).words).toContain('30')
    await company.house.forward(20 * MINUTES)
    expect(dm(lin, /10 分钟/).words).toContain('10')
    await lin.press(dm(lin, '借阅 · 借出'), '归还')
    expect(dm(lin, 'JY-KH00001-0003').words).toContain('已归还')
    expect(dm(chen, /已归还|可以领取/).words).toContain('购销合同')
    expect((await wu.command('/register')).words).toContain('JY-KH00001-0003')
  })

  it('the archivist takes a loan back while it is being read', async () => {
    const { chen, wu } = company
    expect(await takeUp(chen)).toEqual({})
    const door = await chen.press(dm(chen, '借阅 · 借出'), '阅读')
    expect(door.buttons).toEqual(['进入阅览室'])
    const reader = company.browser()
    const { response } = await reader.signIn('U0CHEN', wayIn(door))
    expect(response.status).toBe(303)
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
    const register = await wu.command('/register')
    await wu.press(register, '收回 JY-KH00001-0004')
    expect(await wu.form().submit({ reason: '档案核查' })).toEqual({})
    expect((await reader.page(2)).response.status).toBe(403)
    expect((await reader.go('/room/read/2')).text).toContain('不能阅览')
    expect(dm(chen, 'JY-KH00001-0004').words).toContain('理由：档案核查')
  })

  it('an approval that nobody takes up lapses, an undecided request escalates and is then refused', async () => {
    const { chen, wang, zhou } = company
    await apply(chen, '忘了领')
    await company.prove(zhou)
    await zhou.press(dm(zhou, 'JY-KH00001-0005'), '批准')
    await company.house.forward(5 * 24 * HOURS)
    expect(dm(zhou, 'JY-KH00001-0005').words).toContain('逾期未领取，批准失效')
    await apply(chen, '没人批')
    await company.house.forward(4 * 24 * HOURS)
    await company.house.forward(8 * 24 * HOURS)
    expect(dm(wang, 'JY-KH00001-0006').words).toContain('逾期未批')
    expect(chen.find('JY-KH00001-0006', ONE).words).toContain('自动不予批准')
  })

  it('a loss is reported by the reader and followed up', async () => {
    const { chen, wang, zhao } = company
    // A card in Lark takes presses for two weeks: by now the document is asked for by its name.
    await chen.command('/borrow 购销合同')
    expect(await chen.form().submit({ purpose: '带去谈判' })).toEqual({})
    await company.prove(wang)
    await wang.press(dm(wang, 'JY-KH00001-0007'), '批准')
    await takeUp(chen)
    await chen.press(dm(chen, '借阅 · 借出'), /遗失|泄漏/)
    const [, account] = chen.form().fields
    expect(
      await chen.form().submit({ what: '泄漏', [account?.name ?? '']: '屏幕被人拍照' }),
    ).toEqual({})
    for (const seat of [wang, zhao])
      expect(seat.find('屏幕被人拍照', seat.dm()).words).toContain('陈志强')
    expect(dm(wang, /JY-KH00001-0007/).words).toContain('泄漏')
  })

  it('the unclassified is borrowed directly by the general manager, and through the office director by a reader of the department', async () => {
    const { wang, chen, zhao, lin } = company
    await wang.command('/borrow 营业执照')
    expect(await wang.form().submit({ purpose: '核对' })).toEqual({})
    expect(dm(wang, '直接借阅').buttons).toEqual(['领取'])
    await wang.press(dm(wang, '直接借阅'), '领取')
    expect(await wang.form().submit(ACKNOWLEDGED)).toEqual({})
    const reader = company.browser()
    await reader.signIn('U0WANG', wayIn(await wang.press(dm(wang, '借阅 · 借出'), '阅读')))
    expect((await reader.page(1)).response.headers.get('content-type')).toBe('image/jpeg')
    expect((await reader.giveBack()).text).toContain('已归还')
    await company.house.settled()
    expect(dm(wang, /直接借阅|JY-/).words).toContain('归还')
    expect((await reader.page(1)).response.status).toBe(403)
    await chen.command('/borrow 检验报告')
    expect(await chen.form().submit({ purpose: '给客户看', reader: { person: 'U0LIN' } })).toEqual(
      {},
    )
    await zhao.press(dm(zhao, '检验报告'), '批准')
    expect(dm(lin, '检验报告').words).toMatch(/赵立新于 .* 批准/)
    await chen.command('/borrow 检验报告')
    const errors = await chen.form().submit({ purpose: '给别人看', reader: { person: 'U0HUANG' } })
    expect(Object.values(errors).join()).not.toBe('')
  })
})

/** The way to the reading room that a button opens. */
function wayIn(door: Shown): string {
  const { pathname, search } = new URL(buttonOf(door, '进入阅览室').url ?? '')
  return pathname + search
}
