import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { State, valuesOf } from '../../../bot/slack/answers.ts'
import { modalOf } from '../../../bot/slack/form.ts'
import { readModal } from '../../../local/slack/block-kit/view.ts'
import { forms as written } from '../../../shared/forms/catalogue.ts'
import { type Form, field, fieldsOf } from '../../../shared/forms/form.ts'
import { attorneyFormFor } from '../../../shared/forms/lending/attorney.ts'
import { Locale } from '../../../shared/terms/locale.ts'

const TEAM = 'T0TRIAL001'

const words = (zh: string) => ({ zh, en: zh })

/** What a power of attorney may be for comes from the schedule in force: as it is written, its form asks nothing. */
const attorney = attorneyFormFor(
  Array.from({ length: 12 }, (_, at) => ({
    id: `document.lend.${at}`,
    title: words(`批准借阅秘密级档案（第${at}项）`),
  })),
)
const forms: Form[] = written.map((form) => (form.id === attorney.id ? attorney : form))

/** A form with every way of filling something in. */
const every = {
  id: 'test.every',
  title: words('样样都有'),
  submit: words('提交'),
  schema: z.object({
    line: field(z.string().max(80), { label: words('一行') }),
    paragraph: field(z.string().max(2000).optional(), {
      label: words('一段'),
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
    many: field(z.array(z.enum([...'ABCDEFGHIJKL'])).optional(), {
      label: words('很多'),
      control: 'checks',
    }),
    tick: field(z.literal(true), {
      label: words('承诺'),
      hint: words('我会保管好'),
      control: 'tick',
    }),
    date: field(z.iso.date(), { label: words('日期'), control: 'date' }),
    time: field(z.string().optional(), { label: words('时间'), control: 'time' }),
    person: field(z.string(), { label: words('读者'), control: 'person' }),
    lookup: field(z.string(), { label: words('客户'), lookup: 'customer' }),
  }),
} satisfies Form

type Block = { block_id: string; element: Record<string, unknown> }

/** What Slack sends back of a view in which nothing was touched: what each element started with. */
function untouched(view: unknown) {
  const { blocks } = JSON.parse(JSON.stringify(view)) as { blocks: Block[] }
  const values = blocks
    .filter(({ element }) => element)
    .map(({ block_id, element }) => [
      block_id,
      { [String(element['action_id'])]: startOf(element) },
    ])
  return State.parse({ values: Object.fromEntries(values) })
}

function startOf(element: Record<string, unknown>): object {
  const type = element['type']
  switch (type) {
    case 'plain_text_input':
      return { type, value: element['initial_value'] ?? null }
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: element['initial_options'] ?? [] }
    case 'datepicker':
      return { type, selected_date: element['initial_date'] ?? null }
    case 'timepicker':
      return { type, selected_time: element['initial_time'] ?? null }
    case 'users_select':
      return { type, selected_user: element['initial_user'] ?? null }
    default:
      return { type, selected_option: element['initial_option'] ?? null }
  }
}

describe('every form of the house', () => {
  it('is drawn within Slack’s limits, in both languages', () => {
    expect(forms.length).toBeGreaterThan(1)
    for (const form of [...forms, every]) {
      for (const locale of Locale.options) {
        expect([form.id, readModal(modalOf({ form }, locale))]).toEqual([
          form.id,
          { view: expect.anything() },
        ])
      }
    }
  })

  it('asks for every field by its own name', () => {
    for (const form of forms) {
      const asked = modalOf({ form }, 'zh').blocks.map(({ block_id }) => block_id)
      expect(asked).toEqual(fieldsOf(form).map(({ name }) => name))
    }
  })
})

describe('a form in Slack', () => {
  const filled = {
    line: '福建凤竹 <b> & *纺织*',
    paragraph: '第一行\n第二行 :smile:',
    select: 'b',
    grouped: 'y1',
    checks: ['p', 'r'],
    many: ['A', 'L'],
    tick: 'true',
    date: '2026-11-23',
    time: '09:30',
    person: `slack#${TEAM}#ULIN`,
    lookup: { value: 'kh-fengzhu', text: '福建凤竹纺织科技' },
  }

  it('gives back what it started with', () => {
    const view = modalOf({ form: every, initial: filled }, 'zh')
    expect(readModal(view)).toHaveProperty('view')
    expect(valuesOf(untouched(view), TEAM)).toEqual({
      ...filled,
      tick: true,
      lookup: 'kh-fengzhu',
    })
  })

  it('gives nothing back for what was left empty', () => {
    const values = valuesOf(untouched(modalOf({ form: every }, 'zh')), TEAM)
    expect(values).toEqual({ checks: [], many: [], tick: false })
  })

  it('leaves out what is not asked this time, and narrows what may be chosen', () => {
    const view = modalOf(
      { form: every, without: ['paragraph', 'many'], narrow: { select: ['a', 'c'] } },
      'zh',
    )
    expect(readModal(view)).toHaveProperty('view')
    const json = JSON.stringify(view)
    expect(view.blocks.map(({ block_id }) => block_id)).not.toContain('many')
    expect(json).not.toContain('"value":"b"')
    expect(() => modalOf({ form: every, narrow: { select: [] } }, 'zh')).toThrow(/refuse instead/)
  })

  it('shows first what is to be read first, as it was written', () => {
    const preface = ['借阅者须知:<!channel> *不得*外传', '条'.repeat(4000)]
    const view = modalOf({ form: every, preface }, 'zh')
    expect(readModal(view)).toHaveProperty('view')
    const texts = view.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
    expect(texts).toHaveLength(3)
    expect(texts[0]).toEqual({
      type: 'plain_text',
      text: '借阅者须知:&lt;!channel&gt; *不得*外传',
      emoji: false,
    })
  })

  it('carries ids unseen, and refuses to carry content', () => {
    const place = { chat: 'slack', workspace: TEAM, channel: 'C1', thread: '1.2' } as const
    const view = modalOf({ form: every, hidden: { requestId: 'r1' } }, 'en', place)
    expect(view.callback_id).toBe('form:test.every')
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({
      hidden: { requestId: 'r1' },
      locale: 'en',
      place,
    })
    const heavy = { text: '文'.repeat(3000) }
    expect(() => modalOf({ form: every, hidden: heavy }, 'zh')).toThrow(/carry ids only/)
  })

  it('tells its programmer when a title is too long for Slack', () => {
    const form = { ...every, title: words('一二三四五六七八九十一二三四五六七八九十一二三四五') }
    expect(() => modalOf({ form }, 'zh')).toThrow(/the title of test.every .* shorten it/)
  })
})
