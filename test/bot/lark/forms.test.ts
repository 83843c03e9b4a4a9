import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { valuesOf } from '../../../bot/lark/answers.ts'
import { formCardOf } from '../../../bot/lark/form.ts'
import { fits, MOST, weightOf } from '../../../bot/lark/limits.ts'
import { Draft } from '../../../shared/commands/drafts.ts'
import { forms } from '../../../shared/forms/catalogue.ts'
import { type Field, type Form, field, fieldsOf } from '../../../shared/forms/form.ts'
import { Locale } from '../../../shared/terms/locale.ts'
import { clientOf, errorsBySite, type Filling } from './forms-client.ts'

const words = (zh: string) => ({ zh, en: zh })

/** A form with every way of filling something in. */
const every = {
  id: 'test.every',
  title: words('样样都有'),
  submit: words('提交'),
  schema: z.object({
    line: field(z.string().max(80), { label: words('一行') }),
    paragraph: field(z.string().max(2500).optional(), {
      label: words('一段'),
      hint: words('写清楚 *何时*、何地'),
      control: 'paragraph',
    }),
    select: field(z.enum(['a', 'b', 'c']), { label: words('单选') }),
    grouped: field(z.enum(['x1', 'x2', 'y1']).optional(), {
      label: words('分组'),
      groups: [
        { title: words('甲'), values: ['x1', 'x2'] },
        { title: words('乙'), values: ['y1'] },
      ],
    }),
    checks: field(z.array(z.enum(['p', 'q', 'r'])), { label: words('多选'), control: 'checks' }),
    tick: field(z.literal(true), {
      label: words('承诺'),
      hint: words('我会保管好'),
      control: 'tick',
    }),
    date: field(z.iso.date(), { label: words('日期'), control: 'date' }),
    time: field(z.string().optional(), { label: words('时间'), control: 'time' }),
    person: field(z.string().optional(), { label: words('读者'), control: 'person' }),
    lookup: field(z.string(), { label: words('客户'), lookup: 'customer' }),
  }),
} satisfies Form

const draftFor = (form: Form, more: Partial<Draft> = {}): Draft =>
  Draft.parse({
    id: 'd'.repeat(32),
    by: { chat: 'lark', workspace: 'tenant', user: 'ou_lin' },
    form: form.id,
    locale: 'zh',
    // Its choices come from the schedule in force.
    choices: form.id === 'attorney.issue' ? { authorities: manyChoices } : {},
    ...more,
  })

const manyChoices = Array.from({ length: 12 }, (_, at) => ({
  value: `document.lend.${at}`,
  text: `批准借阅秘密级档案（第${at}项）`,
}))

const longName = '福建省晋江市凤竹纺织科技股份有限公司'

const found = (fields: readonly Field[]) =>
  Object.fromEntries(
    fields
      .filter(({ control }) => control === 'lookup' || control === 'person')
      .map(({ name }) => [
        name,
        Array.from({ length: 20 }, (_, at) => ({
          value: `0hxk2v9s1${String(at).padStart(11, '0')}`,
          text: `${longName} · KH00012-2-2026-001-${String(at).padStart(4, '0')}`,
        })),
      ]),
  )

describe('every form of the house', () => {
  it.each(Locale.options)('is drawn within Lark’s limits (%s)', (locale) => {
    expect(forms.length).toBeGreaterThan(10)
    for (const form of [...forms, every]) {
      const card = formCardOf(draftFor(form, { locale }), form)
      expect([form.id, fits(weightOf(card), MOST)]).toEqual([form.id, true])
      expect(clientOf(card).card.header.title.content).toBe(form.title[locale])
    }
  })

  it.each(Locale.options)(
    'stays within them when all of it is filled to the brim, found and wrong (%s)',
    (locale) => {
      for (const form of forms) {
        const fields = fieldsOf(form)
        const draft = draftFor(form, { locale, found: found(fields) })
        const typed = brimming(form, draft)
        const errors = Object.fromEntries(
          fields.map(({ name }) => [name, '统一社会信用代码不正确：校验位不符，请核对。']),
        )
        const card = formCardOf(draft, form, { typed, errors })
        expect([form.id, weightOf(card).elements <= MOST.elements]).toEqual([form.id, true])
        expect([form.id, Buffer.byteLength(JSON.stringify(card)) <= MOST.bytes]).toEqual([
          form.id,
          true,
        ])
        expect(valuesOf(form, draft, clientOf(card).filled())).toEqual(valuesOf(form, draft, typed))
      }
    },
  )

  it('asks for every field by its own name, and for nothing else', () => {
    for (const form of forms) {
      const draft = draftFor(form)
      const client = clientOf(formCardOf(draft, form))
      const sent = Object.keys(client.filled()).map((name) => name.split('__')[0])
      for (const { name, control } of fieldsOf(form)) {
        const box = control === 'lookup' || control === 'person' ? `${name}__q` : name
        expect([form.id, name, client.has(box)]).toEqual([form.id, name, true])
      }
      expect(sent.every((name = '') => name in form.schema.shape)).toBe(true)
    }
  })

  it('never lets the client hold back a press: a search needs the form before it is complete', () => {
    for (const form of forms) {
      const drawn = JSON.stringify(
        formCardOf(draftFor(form, { found: found(fieldsOf(form)) }), form),
      )
      expect(drawn).not.toContain('"required":true')
    }
  })
})

/** The longest that every text of a form may be, and a choice made in every list. */
function brimming(form: Form, draft: Draft): Record<string, unknown> {
  const client = clientOf(formCardOf(draft, form))
  return client.filled(Object.assign({}, ...fieldsOf(form).map((each) => brimOf(each, client))))
}

function brimOf({ name, control }: Field, client: ReturnType<typeof clientOf>): Filling {
  switch (control) {
    case 'line':
    case 'paragraph': {
      const pieces = [name, `${name}__2`, `${name}__3`].filter((piece) => client.has(piece))
      const most = (piece: string) => Number(client.component(piece)['max_length'])
      return Object.fromEntries(pieces.map((piece) => [piece, '凤'.repeat(most(piece))]))
    }
    case 'date':
      return { [name]: '2026-12-01' }
    case 'time':
      return { [name]: '09:30' }
    case 'tick':
      return { [name]: true }
    case 'checks':
      return { [name]: client.optionsOf(name).map(({ value }) => value) }
    case 'select':
      return { [name]: client.optionsOf(name).at(-1)?.value ?? '' }
    case 'person':
    case 'lookup':
      return { [`${name}__q`]: longName, [name]: client.optionsOf(name).at(-1)?.value ?? '' }
  }
}

describe('a form in Lark', () => {
  const initial = {
    line: '福建凤竹 <at id=all></at> & **纺织**',
    paragraph: '第一行\n第二行 :OK: [链接](http://example.com)',
    select: 'b',
    grouped: 'y1',
    checks: ['p', 'r'],
    tick: 'true',
    date: '2026-11-23',
    time: '09:30',
    person: { value: 'slack#T0TRIAL001#ULIN', text: '林晓雯' },
    lookup: { value: 'kh-fengzhu', text: '福建凤竹纺织科技' },
  }
  const meant = {
    ...initial,
    tick: true,
    person: 'slack#T0TRIAL001#ULIN',
    lookup: 'kh-fengzhu',
  }

  it('gives back what it started with', () => {
    const draft = draftFor(every, { initial })
    const client = clientOf(formCardOf(draft, every))
    expect(valuesOf(every, draft, client.filled())).toEqual({ values: meant, faults: {} })
  })

  it('gives back what was filled in, whichever way a field is filled in', () => {
    const names = [{ value: 'lark#t#ou_a', text: '黄伟 · 销售二部' }]
    const draft = draftFor(every, {
      found: { person: names, lookup: [{ value: 'new:新客户', text: '＋ 新建客户「新客户」' }] },
    })
    const client = clientOf(formCardOf(draft, every))
    const filled = {
      line: '一行',
      paragraph: '一段',
      select: 'c',
      grouped: 'x2',
      checks: ['q'],
      tick: true,
      date: '2026-12-01',
      time: '23:05',
      person: 'lark#t#ou_a',
      lookup: 'new:新客户',
    }
    expect(valuesOf(every, draft, client.filled(filled))).toEqual({ values: filled, faults: {} })
  })

  it('gives nothing back for what was left empty, in whichever shape Lark says so', () => {
    const draft = draftFor(every)
    const untouched = clientOf(formCardOf(draft, every)).filled()
    const shapes = [
      untouched,
      {},
      Object.fromEntries(Object.keys(every.schema.shape).map((name) => [name, null])),
      Object.fromEntries(Object.keys(every.schema.shape).map((name) => [name, ''])),
      { checks: [], line: 7, date: {}, tick: 'no' },
    ]
    for (const typed of shapes) {
      expect(valuesOf(every, draft, typed)).toEqual({ values: {}, faults: {} })
    }
  })

  it('takes several choices as a list or with commas between them', () => {
    const draft = draftFor(every)
    for (const checks of [['p', 'q'], 'p,q', 'p, q']) {
      expect(valuesOf(every, draft, { checks }).values).toEqual({ checks: ['p', 'q'] })
    }
  })

  it('takes the day and the time as they were picked, wherever the client says it is', () => {
    const draft = draftFor(every)
    for (const zone of [' +0800', ' -1100', '']) {
      const typed = { date: `2026-12-01${zone}`, time: `09:30${zone}` }
      expect(valuesOf(every, draft, typed).values).toEqual({ date: '2026-12-01', time: '09:30' })
    }
  })

  it('lets a choice that need not be made be taken back', () => {
    const draft = draftFor(every, { initial })
    const client = clientOf(formCardOf(draft, every))
    const { values } = valuesOf(every, draft, client.filled({ grouped: '-', person: '-' }))
    expect(values).not.toHaveProperty('grouped')
    expect(values).not.toHaveProperty('person')
    expect(client.optionsOf('select').map(({ value }) => value)).toEqual(['a', 'b', 'c'])
  })

  it('names the group of a choice beside it', () => {
    const client = clientOf(formCardOf(draftFor(every), every))
    expect(client.optionsOf('grouped').map(({ text }) => text)).toEqual([
      '（不选）',
      '甲 · x1',
      '甲 · x2',
      '乙 · y1',
    ])
  })

  it('leaves out what is not asked this time, and narrows what may be chosen', () => {
    const draft = draftFor(every, { without: ['paragraph'], narrow: { select: ['a', 'c'] } })
    const client = clientOf(formCardOf(draft, every))
    expect(client.has('paragraph')).toBe(false)
    expect(client.optionsOf('select').map(({ value }) => value)).toEqual(['a', 'c'])
    const forged = { paragraph: '没有问过', select: 'b', checks: ['p', 'z'], lookup: 'kh-other' }
    expect(valuesOf(every, draft, forged)).toEqual({
      values: {},
      faults: {
        select: { fault: 'choice' },
        checks: { fault: 'choice' },
        lookup: { fault: 'choice' },
      },
    })
    expect(() => formCardOf(draftFor(every, { narrow: { select: [] } }), every)).toThrow(
      /test\.every\.select has no choice left: refuse instead/,
    )
  })

  it('loses nothing of a text of 2,500 characters, filled in or opened with', () => {
    // A character outside the basic plane stands on the edge of the first box.
    const long = `${'凤'.repeat(999)}𠮷${'竹\n'.repeat(749)}完。`
    expect(long.length).toBeGreaterThan(2499)
    const opened = draftFor(every, { initial: { paragraph: long } })
    const client = clientOf(formCardOf(opened, every))
    expect(valuesOf(every, opened, client.filled()).values['paragraph']).toBe(long)

    const empty = clientOf(formCardOf(draftFor(every), every))
    expect(empty.tags).toContain('collapsible_panel')
    const typed = empty.filled({
      paragraph: 'a'.repeat(1000),
      paragraph__2: 'b'.repeat(1000),
      paragraph__3: 'c'.repeat(500),
    })
    const again = clientOf(formCardOf(draftFor(every), every, { typed, errors: { line: '！' } }))
    const { values } = valuesOf(every, draftFor(every), again.filled())
    expect(values['paragraph']).toBe('a'.repeat(1000) + 'b'.repeat(1000) + 'c'.repeat(500))
    expect(again.component('paragraph__3')['max_length']).toBe(500)
  })

  it('shows what is wrong in red at the field, and keeps everything that was typed', () => {
    const draft = draftFor(every, { initial })
    const filling = { line: '改过', paragraph: '', select: 'a', date: '2027-01-04', tick: false }
    const typed = clientOf(formCardOf(draft, every)).filled(filling)
    const errors = { line: '最多 80 个字符。', lookup: '请从列表中选择。', '': '查无此项。' }
    const card = formCardOf(draft, every, { typed, errors, trouble: '没有办理。' })
    expect(errorsBySite(card)).toEqual({
      '': '查无此项。',
      line: '最多 80 个字符。',
      lookup: '请从列表中选择。',
    })
    expect(clientOf(card).errors).toContain('没有办理。')
    expect(clientOf(card).filled()).toEqual(typed)
  })

  it('shows first what is to be read first, and nothing that people typed is read as markup', () => {
    const preface = ['借阅者须知:<at id=all></at> **不得**外传', '条'.repeat(3000)]
    const client = clientOf(formCardOf(draftFor(every, { initial, preface }), every))
    expect(client.texts.slice(0, 2)).toEqual(preface)
    expect(client.tags.filter((tag) => /markdown|lark_md/.test(tag))).toEqual([])
  })

  it('tells its programmer when a form is more than a card holds', () => {
    const fields = Array.from({ length: 70 }, (_, at) => [
      `field${at}`,
      field(z.string().max(20), { label: words('一项'), hint: words('说明') }),
    ])
    const large = { ...every, schema: z.object(Object.fromEntries(fields)) }
    expect(() => formCardOf(draftFor(every), large)).toThrow(
      /test\.every is more than a card holds: ask less, or in two steps/,
    )
  })
})
