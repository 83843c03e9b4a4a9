import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { forms } from '../../shared/forms/catalogue.ts'
import { csvOf } from '../../shared/forms/csv.ts'
import { customerForm } from '../../shared/forms/customers/card.ts'
import { personalForm } from '../../shared/forms/customers/personal.ts'
import { filingForm } from '../../shared/forms/filing.ts'
import { type Form, field, fieldsOf } from '../../shared/forms/form.ts'
import { borrowForm } from '../../shared/forms/lending/borrow.ts'
import { sittingForm } from '../../shared/forms/lending/hand-over.ts'
import { memberForm } from '../../shared/forms/member.ts'
import { scheduleForm } from '../../shared/forms/schedule.ts'
import { columnsOf, fieldsUnder, isIdle, rowIn, templateOf } from '../../shared/forms/sheet.ts'
import { visitForm } from '../../shared/forms/visit.ts'
import { refusalText } from '../../shared/replies/refusals.ts'
import { Locale } from '../../shared/terms/locale.ts'

/** A row as people would write it: cells by heading. */
const read = (form: Form, row: Readonly<Record<string, string>>) =>
  rowIn(form, Object.keys(row), Object.values(row))

describe('a form as the columns of a sheet', () => {
  it.each(Locale.options)('finds every field under its own heading (%s)', (locale) => {
    for (const form of forms) {
      const headings = columnsOf(form, locale)
      const names = fieldsUnder(form, headings).map((each) => each?.name)
      expect([form.id, names]).toEqual([form.id, fieldsOf(form).map(({ name }) => name)])
    }
  })

  it('marks what must be filled in', () => {
    expect(columnsOf(sittingForm, 'zh')).toEqual(['时长 *'])
    expect(columnsOf(borrowForm, 'en').slice(0, 2)).toEqual(['Document *', 'Reader'])
  })

  it('knows a heading in either language, with or without its star, in any order', () => {
    const names = fieldsUnder(visitForm, [' 拜访日期*', 'customer', '没有的栏', '', 'met']).map(
      (each) => each?.name,
    )
    expect(names).toEqual(['visitedOn', 'customerId', undefined, undefined, 'met'])
  })
})

describe('a row of a sheet', () => {
  it('is read by field, as the activity of the form takes it', () => {
    const { values, named, faults } = read(visitForm, {
      客户: '凤竹',
      'Visited on': '2026年11月3日',
      缓急: 'Daily',
      了解到的情况: ' 扩产，\n下月 ',
      会见的人: '',
      'Next step on': '2026/12/1',
      新建客户时: '否',
    })
    expect(faults).toEqual({})
    expect(named).toEqual({ customerId: '凤竹' })
    expect(values).toEqual({
      visitedOn: '2026-11-03',
      urgency: 'daily',
      learned: '扩产，\n下月',
      nextStepOn: '2026-12-01',
      notDuplicate: false,
    })
    expect(visitForm.schema.safeParse({ ...values, customerId: 'kh1' }).success).toBe(true)
  })

  it.each([
    ['营业执照', 'businessLicence'],
    ['一、客户基础资料 · 营业执照', 'businessLicence'],
    ['business licence', 'businessLicence'],
    ['2 Contracts and orders / Contract or order text', 'contractText'],
    ['businessLicence', 'businessLicence'],
  ])('takes a choice by what it is called: %s', (cell, value) => {
    expect(read(filingForm, { 大类与文种: cell }).values['documentKind']).toBe(value)
  })

  it('takes several choices with commas or 顿号 between them, each once', () => {
    for (const cell of [
      '推销员、档案管理员',
      'salesperson，档案管理员;推销员',
      '推销员\narchivist',
    ]) {
      expect(read(memberForm, { 岗位: cell }).values['roles']).toEqual(['salesperson', 'archivist'])
    }
    expect(read(scheduleForm, { 批准人: '信用（合同）管理员' }).values['approvedBy']).toEqual([
      'creditManager',
    ])
  })

  it.each([
    ['是', true],
    ['YES', true],
    ['√', true],
    ['ｙ', true],
    ['否', false],
    ['no', false],
    ['0', false],
  ])('takes yes and no in either language: %s', (cell, value) => {
    expect(read(customerForm, { 重名核对: cell }).values['notDuplicate']).toBe(value)
  })

  it.each(['2026-11-23', '2026/11/23', '2026.11.23', '2026年11月23日', '２０２６－１１－２３'])(
    'takes a day as people write it: %s',
    (cell) => {
      expect(read(personalForm, { 生日: cell }).values['birthday']).toBe('2026-11-23')
    },
  )

  it('names what is wrong by its column, in the words of the chat', () => {
    const { faults } = read(customerForm, {
      名称: '长'.repeat(101),
      性质: '外星公司',
      创业时间: '2026-02-30',
      统一社会信用代码: '91350100M000100Y44',
      重名核对: '大概',
      没有的栏: '不知放哪里',
    })
    const words = Object.entries(faults).map(([name, fault]) => [
      name,
      refusalText({ code: 'form.invalid', message: '', ...fault }, 'zh'),
    ])
    expect(Object.fromEntries(words)).toEqual({
      '': '这一格上面没有认得的栏目名称。',
      name: '最多 100 个字符。',
      nature: '请从列表中选择。',
      stage: '请填写此项。',
      source: '请填写此项。',
      foundedOn: '不是有效的日期。',
      creditCode: '统一社会信用代码不正确：校验位不符，请核对。',
      notDuplicate: '请从列表中选择。',
    })
  })

  it('leaves what is to be looked up to be looked up, and misses it when it is not there', () => {
    expect(read(memberForm, { 聊天账号: '@许文', 上级经理: '陈志强' })).toMatchObject({
      named: { identity: '@许文', manager: '陈志强' },
      faults: { name: { fault: 'required' } },
    })
    expect(read(memberForm, { 聊天账号: ' ' }).faults).toMatchObject({
      identity: { fault: 'required' },
    })
    expect(read(memberForm, { 聊天账号: '@许文' }).faults).not.toHaveProperty('identity')
  })

  it('takes a time of day', () => {
    const form = {
      ...sittingForm,
      schema: z.object({
        from: field(z.iso.time({ precision: -1 }), {
          label: { zh: '自', en: 'From' },
          control: 'time',
        }),
      }),
    }
    expect(read(form, { 自: '9：30' })).toMatchObject({ values: { from: '09:30' }, faults: {} })
    expect(read(form, { 自: '25:00' }).faults).toHaveProperty('from')
  })
})

describe('the template of a form', () => {
  it.each(Locale.options)(
    'says under each heading what it takes, and is no row itself (%s)',
    (locale) => {
      for (const form of forms) {
        const [headings = [], notes = []] = templateOf(form, locale)
        expect(headings).toEqual(columnsOf(form, locale))
        expect(notes).toHaveLength(headings.length)
        expect(isIdle(form, notes)).toBe(true)
        expect(
          isIdle(
            form,
            headings.map(() => '  '),
          ),
        ).toBe(true)
      }
      const first = fieldsOf(visitForm).map(({ name }) => (name === 'met' ? '蔡经理' : ''))
      expect(isIdle(visitForm, first)).toBe(false)
    },
  )

  it('lists the choices', () => {
    expect(templateOf(sittingForm, 'zh')[1]).toEqual([
      '30 分钟 / 1 小时 / 2 小时 / 3 小时 / 4 小时',
    ])
  })

  it('is comma-separated text that keeps every cell as it is', () => {
    const cells = ['凤竹,纺织', '他说"好"', '一行\n两行', ' 边上有空 ', '', '=1+1']
    const text = csvOf([cells, ['完']])
    expect(text).toBe('\uFEFF"凤竹,纺织","他说""好""","一行\n两行"," 边上有空 ",,=1+1\r\n完\r\n')
  })
})
