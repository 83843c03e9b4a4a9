import { describe, expect, it } from 'vitest'
import { cardFault } from '../../../local/lark/cards/card-fault.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const card = (...elements: unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true, width_mode: 'fill', enable_forward: false },
  header: { title: plain('借阅申请'), template: 'blue' },
  body: { elements },
})
const submit = {
  tag: 'button',
  name: 'submit',
  text: plain('提交'),
  type: 'primary',
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value: { k: 'form', draft: 'd1', do: 'submit' } }],
}
const form = (...elements: unknown[]) => ({
  tag: 'form',
  name: 'form',
  elements: [...elements, submit],
})
const options = [
  { text: plain('一般'), value: 'p1' },
  { text: plain('紧急'), value: 'p2' },
]
const press = { tag: 'button', text: plain('同意'), behaviors: [{ type: 'callback', value: {} }] }
const columns = (...elements: unknown[]) => ({
  tag: 'column_set',
  columns: [{ tag: 'column', width: 'weighted', weight: 1, elements }],
})
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('更多') },
  elements,
})
const table = {
  tag: 'table',
  page_size: 10,
  row_height: 'auto',
  columns: [
    { name: 'customer', display_name: '客户', data_type: 'text', width: 'auto' },
    { name: 'owed', display_name: '应收', data_type: 'number', format: { precision: 2 } },
    { name: 'level', display_name: '密级', data_type: 'options' },
    { name: 'due', display_name: '到期', data_type: 'date', date_format: 'YYYY-MM-DD' },
  ],
  rows: [
    { customer: '福建凤竹', owed: 1299.5, level: [{ text: '秘密', color: 'red' }], due: 1795e9 },
  ],
}
const chart = {
  tag: 'chart',
  aspect_ratio: '16:9',
  chart_spec: { type: 'bar', data: { values: [{ x: '一月', y: 3 }] }, xField: 'x', yField: 'y' },
}
const everyField = [
  { tag: 'input', name: 'f_title', required: true, max_length: 200, label: plain('标题 *') },
  { tag: 'input', name: 'f_notes', input_type: 'multiline_text', rows: 5, auto_resize: true },
  { tag: 'select_static', name: 'f_prio', options, initial_option: 'p1', width: 'fill' },
  { tag: 'multi_select_static', name: 'f_tags', options, selected_values: ['p2'] },
  { tag: 'select_person', name: 'f_owner', options: [] },
  { tag: 'multi_select_person', name: 'f_watch', options: [{ value: 'ou_1' }] },
  { tag: 'date_picker', name: 'f_due', initial_date: '2026-12-01' },
  { tag: 'picker_time', name: 'f_time', placeholder: plain('几点') },
  { tag: 'picker_datetime', name: 'f_when', initial_datetime: '2026-12-01 09:30' },
  { tag: 'checker', name: 'f_terms', checked: true, text: plain('同意') },
]

/** What is held against the body of a card with these components. */
const faultOf = (...elements: unknown[]) => cardFault(card(...elements))

describe('a card that Lark takes', () => {
  it('shows text, lines, pictures, persons, tables and charts', () => {
    const shown = [
      { tag: 'markdown', content: '**客户** 福建凤竹', text_size: 'notation', margin: '4px 0' },
      { tag: 'div', text: { ...plain('档号'), text_color: 'grey', lines: 1 } },
      { tag: 'hr' },
      { tag: 'img', img_key: 'img_v3_1', alt: plain('扫描件') },
      { tag: 'person_list', persons: [{ id: 'ou_1' }], size: 'small' },
      table,
      chart,
      columns({ tag: 'markdown', content: '左' }),
      panel({ tag: 'markdown', content: '里面' }),
      { tag: 'overflow', options: [{ text: plain('撤回'), value: 'withdraw' }] },
      press,
    ]
    expect(faultOf(...shown)).toBeUndefined()
  })

  it('asks for one of every field, in a form', () => {
    expect(faultOf(form(...everyField))).toBeUndefined()
    expect(faultOf(form(columns(everyField[0]), panel(everyField[1])))).toBeUndefined()
  })

  it('may be without a title, or without anything', () => {
    expect(cardFault({ schema: '2.0', body: { elements: [] } })).toBeUndefined()
  })
})

describe('a card', () => {
  it.each<[string, unknown, string]>([
    ['that is no object', 'card', 'must provide an object'],
    ['of the older kind', { ...card(), schema: '1.0' }, '/schema: must be 2.0'],
    ['without a body', { schema: '2.0' }, 'missing required field: body'],
    [
      'with a property that Lark does not know',
      { ...card(), i18n_elements: {} },
      'no more properties allowed: i18n_elements',
    ],
    [
      'for one pair of eyes',
      { ...card(), config: { update_multi: false } },
      '/config/update_multi: must be true',
    ],
    [
      'with a title in a colour that Lark does not have',
      { ...card(), header: { title: plain('借阅'), template: 'pink' } },
      '/header/template',
    ],
    [
      'with more than three tags at its title',
      {
        ...card(),
        header: {
          title: plain('借阅'),
          text_tag_list: Array.from({ length: 4 }, () => ({ tag: 'text_tag', text: plain('密') })),
        },
      },
      'no more than 3 items allowed',
    ],
  ])('%s is refused', (_, faulty, says) => {
    expect(cardFault(faulty)).toContain(says)
  })
})

describe('a component', () => {
  it.each<[string, unknown, string]>([
    ['with a tag that Lark does not know', { tag: 'action', actions: [] }, 'unsupported tag'],
    [
      'with a property that Lark does not know',
      { ...press, value: {} },
      '/body/elements/0: no more properties allowed: value',
    ],
    ['with a margin beyond 99', { tag: 'hr', margin: '120px' }, '/body/elements/0/margin'],
    ['with a margin of three sides', { tag: 'hr', margin: '4px 4px 4px' }, '/margin'],
    ['with an id that begins with a digit', { tag: 'hr', element_id: '1st' }, '/element_id'],
    [
      'with an id longer than 20',
      { tag: 'hr', element_id: 'a23456789012345678901' },
      '/element_id',
    ],
    ['with an empty text', { tag: 'markdown', content: '' }, '/content'],
  ])('%s is refused', (_, faulty, says) => {
    expect(faultOf(faulty)).toContain(says)
  })

  it('shares its id with no other, be it that of a text', () => {
    const label = { tag: 'div', text: { ...plain('档号'), element_id: 'number' } }
    expect(faultOf({ tag: 'hr', element_id: 'number' }, label)).toContain(
      'the element_id "number" already exists',
    )
  })
})

describe('a button', () => {
  it.each<[string, unknown, string]>([
    [
      'that carries a text for the bot',
      { ...press, behaviors: [{ type: 'callback', value: 'yes' }] },
      '/behaviors/0/value',
    ],
    [
      'that calls the bot twice',
      { ...press, behaviors: [...press.behaviors, ...press.behaviors] },
      'must not do the same twice',
    ],
    [
      'that leads to no address',
      { ...press, behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] },
      '/behaviors/0/default_url',
    ],
    ['of a kind that Lark does not have', { ...press, type: 'success' }, '/type'],
    ['with more than 100 characters', { ...press, text: plain('同'.repeat(101)) }, '/text/content'],
    ['that asks back without words', { ...press, confirm: { title: plain('?') } }, '/confirm/text'],
    ['that sends a form which is not there', submit, 'form_action_type is only allowed in a form'],
  ])('%s is refused', (_, faulty, says) => {
    expect(faultOf(faulty)).toContain(says)
  })
})

describe('a form', () => {
  const title = { tag: 'input', name: 'f_title' }

  it.each<[string, unknown[], string]>([
    ['inside of something', [columns(form(title))], 'form is only allowed at the root'],
    ['without a name', [{ ...form(title), name: undefined }], 'missing required field: name'],
    [
      'that cannot be sent',
      [{ tag: 'form', name: 'form', elements: [title] }],
      'must have a button with form_action_type "submit"',
    ],
    ['with a field without a name', [form({ tag: 'input' })], 'must have a name in a form'],
    ['with a button without a name', [form(press)], 'must have a name in a form'],
    ['with two fields of one name', [form(title, panel(title))], 'the name "f_title" already'],
    [
      'with a field that has the name of one outside',
      [{ tag: 'input', name: 'f_title' }, form(title)],
      'the name "f_title" already exists',
    ],
    ['with a table', [form(title, table)], 'table is only allowed at the root'],
    ['with a chart', [form(title, chart)], 'chart is not allowed in a form'],
  ])('%s is refused', (_, faulty, says) => {
    expect(faultOf(...faulty)).toContain(says)
  })

  it('is the only place for what must be filled in, and for choosing several', () => {
    expect(faultOf({ ...title, required: true })).toContain('required is only allowed in a form')
    expect(faultOf({ tag: 'multi_select_static', options })).toContain('only allowed in a form')
    expect(faultOf({ tag: 'multi_select_person', name: 'w' })).toContain('only allowed in a form')
  })
})

describe('a field', () => {
  it.each<[string, object, string]>([
    ['for more than 1000 characters', { tag: 'input', max_length: 1001 }, '/max_length'],
    ['for no character', { tag: 'input', max_length: 0 }, '/max_length'],
    [
      'filled beyond its length',
      { tag: 'input', max_length: 2, default_value: '凤竹纸' },
      'is longer than max_length',
    ],
    [
      'with more than 100 grey words',
      { tag: 'input', placeholder: plain('填'.repeat(101)) },
      '/placeholder/content',
    ],
    ['for numbers', { tag: 'input', input_type: 'number' }, '/input_type'],
    ['with nothing to choose', { tag: 'select_static', options: [] }, '/options'],
    [
      'with one value twice',
      { tag: 'select_static', options: [...options, ...options] },
      'two options have one value',
    ],
    [
      'chosen as it cannot be',
      { tag: 'select_static', options, initial_option: 'p3' },
      '/initial_option: is no option',
    ],
    [
      'chosen beyond the last',
      { tag: 'select_static', options, initial_index: 3 },
      '/initial_index: is no option',
    ],
    [
      'of several, chosen as it cannot be',
      { tag: 'multi_select_static', options, selected_values: ['p3'] },
      '/selected_values: is no option',
    ],
    [
      'for a person who is not offered',
      { tag: 'select_person', options: [{ value: 'ou_1' }], initial_option: 'ou_2' },
      '/initial_option: is no option',
    ],
    [
      'for a day that the calendar does not have',
      { tag: 'date_picker', initial_date: '2026-02-30' },
      '/initial_date',
    ],
    [
      'for a day, with neither a day nor grey words',
      { tag: 'date_picker' },
      'must have a placeholder',
    ],
    [
      'for a time that the clock does not have',
      { tag: 'picker_time', initial_time: '24:00' },
      'must be a time as 09:30',
    ],
    [
      'for an instant with a zone',
      { tag: 'picker_datetime', initial_datetime: '2026-12-01 09:30 +0800' },
      'must be a time as 2026-12-01 09:30',
    ],
    ['narrower than 100', { tag: 'input', width: '80px' }, '/width'],
  ])('%s is refused', (_, faulty, says) => {
    expect(faultOf(form({ name: 'f', ...faulty }))).toContain(says)
  })
})

describe('a table', () => {
  it.each<[string, object, string]>([
    ['of 51 columns', { columns: Array(51).fill(table.columns[0]) }, 'no more than 50 items'],
    ['that shows 11 rows at a time', { page_size: 11 }, '/page_size'],
    ['with two columns of one name', { columns: Array(2).fill(table.columns[0]) }, 'one name'],
    ['with a cell of no column', { rows: [{ seller: '林' }] }, 'no column has this name'],
    ['with words among numbers', { rows: [{ owed: '12.50' }] }, '/rows/0/owed'],
    [
      'of columns of an unknown kind',
      { columns: [{ name: 'a', data_type: 'money' }] },
      'unsupported data_type',
    ],
    ['in rows that are too high', { row_height: '200px' }, '/row_height'],
  ])('%s is refused', (_, faulty, says) => {
    expect(faultOf({ ...table, ...faulty })).toContain(says)
  })

  it('stands at the root, five times at most', () => {
    expect(faultOf(panel(table))).toContain('table is only allowed at the root')
    expect(faultOf(...Array(5).fill(table))).toBeUndefined()
    expect(faultOf(...Array(6).fill(table))).toContain('no more than 5 tables allowed')
  })
})

describe('a chart', () => {
  it('is data that says its type', () => {
    expect(faultOf({ ...chart, chart_spec: {} })).toContain('must say its type')
    expect(faultOf({ ...chart, chart_spec: { type: 'bar', format: () => '' } })).toContain(
      '/chart_spec',
    )
    expect(faultOf({ ...chart, aspect_ratio: '3:1' })).toContain('/aspect_ratio')
  })
})

describe('the limits of a card', () => {
  it('holds 200 elements, texts and options among them', () => {
    const lines = (count: number) => Array.from({ length: count }, () => ({ tag: 'hr' }))
    // The title of the card is an element too.
    expect(faultOf(...lines(199))).toBeUndefined()
    expect(faultOf(...lines(200))).toContain('201 elements, no more than 200 allowed')
    const many = Array.from({ length: 198 }, (_, at) => ({ text: plain(`${at}`), value: `${at}` }))
    const choice = { tag: 'select_static', options: many }
    expect(faultOf(choice)).toBeUndefined()
    expect(faultOf(choice, { tag: 'hr' })).toContain('201 elements')
  })

  it('holds 30 KB, counted in bytes', () => {
    const of = (characters: number) => ({ tag: 'markdown', content: '档'.repeat(characters) })
    expect(faultOf(of(10_000))).toBeUndefined()
    expect(faultOf(of(10_240))).toMatch(/^\/: \d+ bytes, no more than 30720 allowed$/)
  })

  it('holds containers five deep, a column being one', () => {
    const deep = panel(panel(panel(panel(panel({ tag: 'hr' })))))
    expect(faultOf(deep)).toBeUndefined()
    expect(faultOf(panel(deep))).toContain('containers may be 5 deep')
    expect(faultOf(columns(columns(panel())))).toBeUndefined()
    expect(faultOf(columns(columns(columns())))).toContain('containers may be 5 deep')
  })

  it('holds columns in column sets only', () => {
    expect(faultOf({ tag: 'column', elements: [] })).toContain('columns stand in a column_set')
    expect(faultOf({ tag: 'column_set', columns: [press] })).toContain('a column_set holds columns')
  })
})

describe('what is held against a card', () => {
  it('names every fault and its place', () => {
    expect(faultOf({ tag: 'hr', size: 1 }, { tag: 'input', max_length: 0 })).toBe(
      '/body/elements/0: no more properties allowed: size; ' +
        '/body/elements/1/max_length: no less than 1 allowed',
    )
  })
})
