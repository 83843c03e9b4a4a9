import type { KnownBlock } from '@slack/types'
import { describe, expect, it } from 'vitest'
import { worded } from '../../../local/slack/block-kit/complaint.ts'
import { readBlocks, readHome, readModal } from '../../../local/slack/block-kit/view.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const marked = (text: string) => ({ type: 'mrkdwn' as const, text })
const choice = (value: string) => ({ text: plain(`选项 ${value}`), value })
const choices = (count: number) => Array.from({ length: count }, (_, at) => choice(String(at)))
const section = (text = '客户：凤竹') => ({ type: 'section', text: marked(text) })
const input = (element: object, more = {}) => ({
  type: 'input',
  label: plain('客户'),
  element,
  ...more,
})
const modal = (blocks: unknown[], more = {}) => ({
  type: 'modal',
  title: plain('拜访报告'),
  submit: plain('保存'),
  blocks,
  ...more,
})

const said = (read: object) =>
  'complaints' in read && Array.isArray(read.complaints) ? read.complaints.map(worded) : []
const inMessage = (...blocks: unknown[]) => said(readBlocks(blocks))
const inModal = (...blocks: unknown[]) => said(readModal(modal(blocks)))
const inHome = (...blocks: unknown[]) => said(readHome({ type: 'home', blocks }))
const times = (count: number, block: object) => Array.from({ length: count }, () => block)

const messageBlocks: KnownBlock[] = [
  { type: 'section', text: marked('*凤竹*'), fields: [plain('一'), marked('二')], expand: true },
  {
    type: 'section',
    text: plain('图'),
    accessory: { type: 'image', image_url: 'https://a.cn/p.png', alt_text: '图' },
  },
  { type: 'header', text: plain('借阅申请') },
  { type: 'divider' },
  { type: 'context', elements: [marked('由 <@U0CHEN0001>'), plain('昨天')] },
  { type: 'image', image_url: 'https://a.cn/p.png', alt_text: '图', title: plain('图') },
  { type: 'markdown', text: '# 标题' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: '好', style: { bold: true } }],
      },
    ],
  },
  {
    type: 'table',
    rows: [
      [
        { type: 'raw_text', text: '件' },
        { type: 'raw_text', text: '页数' },
      ],
      [
        { type: 'raw_text', text: '合同' },
        { type: 'raw_number', value: 3, text: '3' },
      ],
    ],
    column_settings: [{ is_wrapped: true }, { align: 'right' }],
  },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      {
        type: 'button',
        text: plain('批准'),
        style: 'primary',
        action_id: 'approve',
        value: '7',
        confirm: {
          title: plain('批准？'),
          text: marked('*4 小时*'),
          confirm: plain('批准'),
          deny: plain('算了'),
        },
      },
      { type: 'overflow', action_id: 'more', options: [choice('a')] },
      {
        type: 'static_select',
        action_id: 'pick',
        options: choices(100),
        initial_option: choice('3'),
      },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-11-23' },
      { type: 'datetimepicker', action_id: 'when', initial_date_time: 1_795_000_000 },
    ],
  },
]

const formBlocks: KnownBlock[] = [
  { type: 'alert', text: plain('需要总经理批准'), level: 'warning' },
  ...[
    {
      type: 'plain_text_input' as const,
      multiline: true,
      min_length: 1,
      max_length: 3000,
      placeholder: plain('写'),
    },
    { type: 'number_input' as const, is_decimal_allowed: true, min_value: '0', max_value: '100.5' },
    { type: 'email_text_input' as const, initial_value: 'chen@example.cn' },
    { type: 'url_text_input' as const },
    { type: 'file_input' as const, filetypes: ['pdf'], max_files: 10 },
    {
      type: 'static_select' as const,
      option_groups: [{ label: plain('甲'), options: choices(2) }],
    },
    { type: 'external_select' as const, min_query_length: 0, initial_option: choice('x') },
    {
      type: 'multi_static_select' as const,
      options: choices(3),
      initial_options: [choice('1')],
      max_selected_items: 2,
    },
    { type: 'multi_external_select' as const },
    { type: 'users_select' as const, initial_user: 'U0CHEN0001' },
    { type: 'multi_users_select' as const },
    {
      type: 'conversations_select' as const,
      default_to_current_conversation: true,
      filter: { include: ['private' as const] },
    },
    { type: 'channels_select' as const },
    { type: 'datepicker' as const },
    { type: 'timepicker' as const, initial_time: '09:30', timezone: 'Asia/Shanghai' },
    { type: 'datetimepicker' as const },
    { type: 'checkboxes' as const, options: choices(10) },
    { type: 'radio_buttons' as const, options: choices(10), initial_option: choice('9') },
  ].map((element) => ({ type: 'input' as const, label: plain('项'), optional: true, element })),
]

describe('blocks that Slack takes', () => {
  it('are taken in a message, and get names where they had none', () => {
    const read = readBlocks(messageBlocks)
    expect(said(read)).toEqual([])
    const ids = 'blocks' in read ? read.blocks.map((block) => block.block_id) : []
    expect(new Set(ids).size).toBe(messageBlocks.length)
    expect(ids.at(-1)).toBe('decide')
  })

  it('are taken with charts, two in a message or a Home', () => {
    const charts = [pie(1, 2.5), bars(['甲', '乙'], ['一月', '二月'])]
    expect(inMessage(...charts)).toEqual([])
    expect(inHome(...charts)).toEqual([])
  })

  it('are taken in a form, every kind of field', () => {
    expect(inModal(...formBlocks)).toEqual([])
  })
})

const many = (count: number) => '字'.repeat(count)
const button = (more = {}) => ({ type: 'button', text: plain('批准'), action_id: 'a', ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const text = (more = {}) => ({ type: 'plain_text_input', ...more })
const select = (more = {}) => ({ type: 'static_select', options: choices(2), ...more })
const table = (rows: number, cells: number) => ({
  type: 'table',
  rows: times(rows, []).map(() => times(cells, { type: 'raw_text', text: '格' })),
})

const pie = (...values: number[]) => ({
  type: 'data_visualization',
  title: '借阅',
  chart: { type: 'pie', segments: values.map((value, at) => ({ label: `第${at}`, value })) },
})
const bars = (names: string[], labels: string[], categories = labels) => ({
  type: 'data_visualization',
  title: '借阅',
  chart: {
    type: 'bar',
    series: names.map((name) => ({ name, data: labels.map((label) => ({ label, value: -1.5 })) })),
    axis_config: { categories, x_label: '月', y_label: '次' },
  },
})

/** What is refused, and the words it is refused with. */
const refused: [what: string, complaints: string[], words: string][] = [
  ['51 blocks in a message', inMessage(...times(51, section())), 'no more than 50 items'],
  ['101 blocks in a modal', inModal(...times(101, section())), 'no more than 100 items'],
  ['101 blocks in a Home', inHome(...times(101, section())), 'no more than 100 items'],
  [
    'a block of an unknown type',
    inMessage({ type: 'carousel' }),
    'unsupported type [json-pointer:/0/type]',
  ],
  [
    'a property Slack does not know',
    inMessage({ ...section(), colour: 'red' }),
    'no more properties allowed: colour',
  ],
  [
    'a section of 3001 characters',
    inMessage(section(many(3001))),
    'must be less than 3001 characters [json-pointer:/0/text/text]',
  ],
  ['a section that says nothing', inMessage(section('')), 'must be more than 0 characters'],
  [
    'a section with neither text nor fields',
    inMessage({ type: 'section' }),
    'must have text or fields',
  ],
  [
    '11 fields',
    inMessage({ type: 'section', fields: times(11, plain('一')) }),
    'no more than 10 items',
  ],
  [
    'a field of 2001 characters',
    inMessage({ type: 'section', fields: [plain(many(2001))] }),
    'less than 2001',
  ],
  [
    'a header of 151 characters',
    inMessage({ type: 'header', text: plain(many(151)) }),
    'less than 151',
  ],
  ['a header in markup', inMessage({ type: 'header', text: marked('*一*') }), '/0/text/type'],
  [
    '11 elements of context',
    inMessage({ type: 'context', elements: times(11, plain('一')) }),
    'no more than 10 items',
  ],
  [
    '26 buttons',
    inMessage(actions(...times(26, {}).map((_, at) => button({ action_id: `a${at}` })))),
    'no more than 25 items',
  ],
  [
    'a button of 76 characters',
    inMessage(actions(button({ text: plain(many(76)) }))),
    'less than 76',
  ],
  [
    'a button with a value of 2001',
    inMessage(actions(button({ value: many(2001) }))),
    'less than 2001',
  ],
  ['two buttons of one name in a block', inMessage(actions(button(), button())), 'already exists'],
  [
    'two blocks of one name',
    inMessage({ ...section(), block_id: 'b' }, { ...section(), block_id: 'b' }),
    'block_id "b" already exists',
  ],
  ['a name of 256 characters', inMessage({ ...section(), block_id: many(256) }), 'less than 256'],
  [
    'an option of 76 characters',
    inModal(input(select({ options: [{ text: plain(many(76)), value: 'a' }] }))),
    'less than 76',
  ],
  [
    'an option with a value of 76',
    inModal(input(select({ options: [{ text: plain('一'), value: many(76) }] }))),
    'less than 76',
  ],
  ['101 options', inModal(input(select({ options: choices(101) }))), 'no more than 100 items'],
  [
    'a select without options',
    inModal(input({ type: 'static_select' })),
    'either options or option_groups',
  ],
  [
    'a select with an initial option it does not offer',
    inModal(input(select({ initial_option: choice('9') }))),
    'not among the options',
  ],
  [
    '11 radio buttons',
    inModal(input({ type: 'radio_buttons', options: choices(11) })),
    'no more than 10 items',
  ],
  [
    '6 lines behind three dots',
    inMessage(actions({ type: 'overflow', options: choices(6) })),
    'no more than 5 items',
  ],
  [
    'a placeholder of 151 characters',
    inModal(input(text({ placeholder: plain(many(151)) }))),
    'less than 151',
  ],
  [
    'a text field for 3001 characters',
    inModal(input(text({ max_length: 3001 }))),
    'no more than 3000',
  ],
  [
    'a least length above the most',
    inModal(input(text({ min_length: 9, max_length: 3 }))),
    'greater than max_length',
  ],
  [
    'a number field that does not say about decimals',
    inModal(input({ type: 'number_input' })),
    'missing required field: is_decimal_allowed',
  ],
  [
    'a bound that is a number',
    inModal(input({ type: 'number_input', is_decimal_allowed: true, min_value: 1 })),
    'must provide a string',
  ],
  [
    'a day that does not exist',
    inModal(input({ type: 'datepicker', initial_date: '2026-02-30' })),
    '/initial_date',
  ],
  [
    'a time zone that does not exist',
    inModal(input({ type: 'timepicker', timezone: 'Asia/Nowhere' })),
    'not an IANA time zone',
  ],
  ['11 files', inModal(input({ type: 'file_input', max_files: 11 })), 'no more than 10'],
  ['a button as a field', inModal(input(button())), 'unsupported type'],
  ['a text field among buttons', inMessage(actions(text())), 'unsupported type'],
  [
    'a label of 2001 characters',
    inModal(input(text(), { label: plain(many(2001)) })),
    'less than 2001',
  ],
  [
    'two fields that take the focus',
    inModal(input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))),
    'only one element',
  ],
  [
    'a confirmation of 301 characters',
    inMessage(actions(button({ confirm: { text: plain(many(301)) } }))),
    'less than 301',
  ],
  [
    'an image from two places',
    inMessage({
      type: 'image',
      alt_text: '图',
      image_url: 'https://a.cn',
      slack_file: { id: 'F1' },
    }),
    'either image_url or slack_file',
  ],
  ['a table of 101 rows', inMessage(table(101, 1)), 'no more than 100 items'],
  ['a table of 21 columns', inMessage(table(1, 21)), 'no more than 20 items'],
  ['two tables', inMessage(table(1, 1), table(1, 1)), 'only_one_table_allowed'],
  ['a table in a modal', inModal(table(1, 1)), 'not allowed in a modal'],
  ['three charts', inMessage(...times(3, pie(1))), 'no more than 2 charts'],
  ['a chart in a modal', inModal(pie(1)), 'not allowed in a modal'],
  ['a chart without a title', inMessage({ ...pie(1), title: '' }), 'more than 0 characters'],
  ['a title of 51 characters', inMessage({ ...pie(1), title: many(51) }), 'less than 51'],
  ['a pie of seven slices', inMessage(pie(1, 2, 3, 4, 5, 6, 7)), 'no more than 6 items'],
  ['a slice of nothing', inMessage(pie(1, 0)), '/0/chart/segments/1/value'],
  ['a name of 21 characters', inMessage(bars([many(21)], ['一月'])), 'less than 21'],
  [
    'a series that leaves a category out',
    inMessage(bars(['甲'], ['一月'], ['一月', '二月'])),
    'every category',
  ],
  ['two series of one name', inMessage(bars(['甲', '甲'], ['一月'])), 'names of their own'],
  [
    '21 categories',
    inMessage(
      bars(
        ['甲'],
        times(21, {}).map((_, at) => `第${at}`),
      ),
    ),
    'no more than 20 items',
  ],
  ['markdown in a Home', inHome({ type: 'markdown', text: '一' }), 'not allowed in a home'],
  [
    '12,001 characters of markdown in all',
    inMessage(...times(2, { type: 'markdown', text: many(6001) })),
    'less than 12001 characters in all',
  ],
  [
    'an alert in a message',
    inMessage({ type: 'alert', text: plain('注意') }),
    'not allowed in a message',
  ],
  [
    'an alert of 201 characters',
    inModal({ type: 'alert', text: plain(many(201)) }),
    'less than 201',
  ],
  ['a file field in a message', inMessage(input({ type: 'file_input' })), 'modals only'],
]

const refusedViews: [what: string, complaints: string[], words: string][] = [
  [
    'a form nobody can submit',
    said(readModal({ ...modal([input(text())]), submit: undefined })),
    'missing required field: submit',
  ],
  [
    'a title of 25 characters',
    said(readModal(modal([], { title: plain(many(25)) }))),
    'less than 25 characters [json-pointer:/title/text]',
  ],
  [
    'a submit button of 25 characters',
    said(readModal(modal([], { submit: plain(many(25)) }))),
    'less than 25',
  ],
  [
    'a close button of 25 characters',
    said(readModal(modal([], { close: plain(many(25)) }))),
    'less than 25',
  ],
  [
    'private metadata of 3001 characters',
    said(readModal(modal([], { private_metadata: many(3001) }))),
    'less than 3001',
  ],
  [
    'a callback id of 256 characters',
    said(readModal(modal([], { callback_id: many(256) }))),
    'less than 256',
  ],
  [
    'a form without a title',
    said(readModal({ type: 'modal', blocks: [] })),
    'missing required field: title',
  ],
  [
    'a Home with a submit button',
    said(readHome({ ...modal([]), type: 'home' })),
    'no more properties allowed',
  ],
]

describe('blocks that Slack refuses', () => {
  it.each([...refused, ...refusedViews])('are refused: %s', (_, complaints, words) => {
    expect(complaints.join('\n')).toContain(words)
    expect(complaints.every((each) => /^\[ERROR\] .+ \[json-pointer:.*\]$/.test(each))).toBe(true)
  })

  it('are refused one at a time: right ones raise no complaint beside a wrong one', () => {
    expect(inMessage(section(), section(many(3001)), section())).toHaveLength(1)
  })
})
