import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { companyScans } from '../../local/company/scans.ts'
import { addDays, dayAt } from '../../shared/terms/day.ts'
import { type Company, openCompany } from './company.ts'
import { faces } from './seat.ts'

const DAY = 24 * 3_600_000

describe.each(faces)(
  'the schedule, powers of attorney and members, as people see them, in %s',
  (face) => {
    let company: Company
    const today = () => dayAt(company.house.now())

    beforeAll(async () => {
      company = await openCompany(face)
      const { lin } = company
      const contract = (await companyScans()).find(({ kind }) => kind === 'contractText')
      if (!contract) throw new Error('there is no contract among the scans')
      await lin.share('购销合同.pdf', contract.bytes)
      await lin.press(lin.find('收到文件', lin.dm()), /^归档/)
      const customerId = { type: '凤竹', choose: '凤竹' }
      await lin.form().submit({ customerId, secrecy: '秘密' })
    }, 300_000)
    afterAll(() => company?.close())

    it('any member reads the schedule, and one line of it with procedure and supervision', async () => {
      const { anna, lin } = company
      expect((await anna.command('/authority')).words).toContain('Apply to borrow secret documents')
      const line = await lin.command('/authority 借阅秘密')
      for (const fact of ['程序', '监督', '《档案管理制度》第七条第3款', '72 小时'])
        expect(line.words).toContain(fact)
      expect(line.buttons).toEqual([])
      expect((await anna.command('/authority nonsense')).words).toContain(
        'There is no such power on the schedule.',
      )
    })

    it('the general manager changes a line, never below the rules of the company, and it comes into force on its day', async () => {
      const { wang, lin, zhao } = company
      await wang.press(await wang.command('/authority 借阅秘密'), '修改')
      const form = wang.form()
      expect(await form.submit({ approvedBy: ['推销员'] })).toEqual({
        approvedBy:
          '秘密、机密档案的借阅只能由总经理或分管的副总经理批准。（《档案管理制度》第七条第3款）',
      })
      expect(
        await form.submit({ approvedBy: ['副总经理', '总经理'], delegableTo: ['推销员'] }),
      ).toEqual({
        delegableTo: '审批只能委托给副总经理或总经理办公室主任。（《档案管理制度》第七条第3款）',
      })
      const delegableTo = ['副总经理', '总经理办公室主任']
      expect(await form.submit({ delegableTo, inForceOn: addDays(today(), -1) })).toEqual({
        inForceOn: '生效日期不能早于今天。',
      })
      const inForceOn = addDays(today(), 2)
      expect(await form.submit({ timeLimitHours: '48', inForceOn })).toEqual({})
      expect(zhao.find('权力清单第 2 版已公布', zhao.dm()).words).toContain('48 小时')
      expect((await lin.command('/authority 借阅秘密')).words).toContain('72 小时')
      await wang.press(await wang.command('/authority 借阅非密级'), /修改/)
      expect(await wang.form().submit({ inForceOn: today() })).toEqual({
        inForceOn: `第 2 版已经公布，自 ${inForceOn} 起施行；新版本不能早于它生效。`,
      })
      await company.house.forward(2 * DAY)
      expect((await lin.command('/authority 借阅秘密')).words).toContain('48 小时')
    })

    it('the general manager issues a power of attorney within the schedule, and nobody else does', async () => {
      const { wang, zhao, chen } = company
      expect((await chen.command('/delegate')).words).toContain('您没有「签发委托书」的权力')
      expect((await wang.command('/delegate')).buttons).toEqual(['登录确认身份'])
      await company.prove(wang)
      await wang.command('/delegate')
      const form = wang.form()
      const terms = {
        delegate: { person: 'U0ZHAO' },
        authorities: ['申请借阅秘密级档案'],
        ceiling: '秘密',
        wording: '出差期间代批秘密级借阅',
      }
      expect(await form.submit({ ...terms, delegate: { person: 'U0LIN' } })).toEqual({
        authorities: expect.stringMatching(
          /「申请借阅秘密级档案」只能委托给：(副总经理、总经理办公室主任|总经理办公室主任、副总经理)。/,
        ),
      })
      expect(await form.submit({ ...terms, delegate: { person: 'U0WANG' } })).toEqual({
        delegate: '不能委托给自己。',
      })
      expect(await form.submit({ ...terms, until: addDays(today(), -1) })).toMatchObject({
        until: '截止日期不能早于今天。',
      })
      expect(await form.submit({ ...terms, until: addDays(today(), 1) })).toEqual({})
      const year = today().slice(0, 4)
      expect(zhao.find('委托书 · WT-', zhao.dm()).words).toContain(`WT-${year}-0001`)
    })

    it('the delegate approves what a deputy asks for, and every card names the power of attorney', async () => {
      const { zhou, zhao, wang } = company
      await zhou.command('/borrow 购销合同')
      expect(await zhou.form().submit({ purpose: '核查' })).toEqual({})
      expect(zhou.find('JY-KH00001-0001', zhou.dm()).words).toMatch(
        /由 (王建业、赵立新|赵立新、王建业) 审批/,
      )
      expect(zhou.find('JY-KH00001-0001', zhou.dm()).buttons).toEqual(['撤回申请'])
      await company.prove(zhao)
      await zhao.press(zhao.find('JY-KH00001-0001', zhao.dm()), '批准')
      expect(wang.find('JY-KH00001-0001', wang.dm()).words).toMatch(
        /赵立新（依委托书 WT-\d{4}-0001）于 .* 批准/,
      )
    })

    it('a power of attorney that was taken back lets nothing be approved', async () => {
      const { wang, zhao, zhou } = company
      await zhou.press(zhou.find('待领取', zhou.dm()), '领取')
      await zhou.form().submit({ acknowledged: true })
      await zhou.press(zhou.find('借阅 · 借出', zhou.dm()), '归还')
      await zhou.command('/borrow 购销合同')
      expect(await zhou.form().submit({ purpose: '再核查' })).toEqual({})
      const card = zhao.find('JY-KH00001-0002', zhao.dm())
      await company.prove(wang)
      await wang.press(await wang.command('/delegate'), /^撤回/)
      expect(zhao.find('委托书已撤回', zhao.dm()).words).toContain('王建业')
      await company.prove(zhao)
      const refused = await zhao.press(card, '批准')
      expect(refused.words).toContain('没有办理')
      expect(zhou.find('JY-KH00001-0002', zhou.dm()).words).not.toMatch(/于 .* 批准/)
    })

    it('what lies on each desk stands on the home page', async () => {
      const { lin, wang, zhou, wu } = company
      expect((await lin.home()).words).toContain('送偶氮检测报告样本')
      const desk = await wang.home()
      expect(desk.words).toContain('待我审批')
      expect(desk.buttons).toContain('查看 JY-KH00001-0002')
      expect((await wang.press(desk, '查看 JY-KH00001-0002')).buttons).toEqual(['批准', '不予批准'])
      expect((await zhou.home()).words).toContain('等候批复')
      expect((await wu.home()).words).toContain('案头清净')
    })

    it('what nobody may approve is refused at once, naming the power that has no holder', async () => {
      const { qian, wang, chen } = company
      for (const name of ['王建业', '周海峰']) {
        await qian.command(`/members ${name}`)
        expect(await qian.form().submit({ active: '停用' }), name).toEqual({})
      }
      expect((await wang.command('/borrow')).words).toContain('您的成员资格已停用')
      await chen.command('/borrow 购销合同')
      expect(await chen.form().submit({ purpose: '核查' })).toEqual({
        documentId:
          '无人有权批准：「申请借阅秘密级档案」应由副总经理、总经理审批，现无可以审批的人。（《档案管理制度》第七条第3款）',
      })
    })

    it('members are kept by the administrator, who cannot change their own roles', async () => {
      const { qian, lin } = company
      expect((await lin.command('/members')).words).toContain('系统管理员')
      expect((await qian.command('/members')).words).toContain('Anna Li')
      await qian.command('/members @黄伟', 'C0ARCHIVE')
      expect(qian.form().value('name')).toBe('黄伟')
      expect(qian.form().value('roles')).toBe('推销员')
      expect(await qian.form().submit({ roles: ['推销员', '信用（合同）管理员'] })).toEqual({})
      expect(qian.window().words).toContain('推销员、信用（合同）管理员')
      await qian.command('/members 钱程')
      expect(await qian.form().submit({ active: '停用' })).toEqual({
        identity: '不能修改自己的岗位。请另一位系统管理员办理。',
      })
    })

    it('the archivist looks up who could have read a document on a day, and who did', async () => {
      const { wu, lin } = company
      const { words } = await wu.command(`/replay KH00001-2-2026-001-0001 ${today()}`)
      expect(words).toContain('阅览复查')
      expect(words).toContain('周海峰')
      expect(words).toContain('WT-')
      expect((await wu.command('/replay')).words).toContain('请输入档号和日期')
      expect((await wu.command('/replay KH00001-2-2026-001-0001 昨天')).words).toContain(
        '日期应写作 2026-11-23',
      )
      expect((await wu.command('/register 2026')).words).toContain('月份应写作 2026-11。')
      expect((await lin.command('/replay KH00001-2-2026-001-0001')).words).toContain('没有办理')
    })
  },
)
