import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../local/lark/page/card/date-format.ts'
import { groupsOf } from '../../../local/lark/page/card/groups.ts'
import { partsFrom } from '../../../local/lark/page/card/parts.ts'
import { plotFrom } from '../../../local/lark/page/card/vchart.ts'
import { lineOf, paragraphsOf, type Span } from '../../../local/lark/page/text/markdown.ts'
import { scaleOf } from '../../../local/workspace/page/chart/scale.ts'
import { plain } from './page-stage.ts'

const said = (spans: readonly Span[]): string =>
  spans
    .map((span) => {
      switch (span.kind) {
        case 'text':
        case 'code':
          return span.kind === 'text' ? span.text : `code(${span.text})`
        case 'link':
          return `link(${span.url} ${said(span.inside)})`
        case 'colour':
        case 'tag':
          return `${span.colour}(${said(span.inside)})`
        case 'mention':
          return `@${span.id}`
        case 'picture':
          return `picture(${span.alt})`
        case 'break':
          return '\n'
        default:
          return `${span.kind}(${said(span.inside)})`
      }
    })
    .join('')

describe('a line of Lark’s markdown', () => {
  it.each([
    ['**凤竹**的*合同*', 'bold(凤竹)的italic(合同)'],
    ["<font color='red'>逾期 **三天**</font>", 'red(逾期 bold(三天))'],
    ['<text_tag color="blue">机密</text_tag>', 'blue(机密)'],
    ['<at id=ou_lin></at> 请看', '@ou_lin 请看'],
    ['<at id=all></at>', '@all'],
    ['[条款](https://example.com/a)', 'link(https://example.com/a 条款)'],
    ["<a href='https://example.com'>条款</a>", 'link(https://example.com 条款)'],
    ['![封面](img_v2_1)', 'picture(封面)'],
    ['一<br>二', '一\n二'],
    ['`FZ_1` ~~作废~~', 'code(FZ_1) strike(作废)'],
  ])('reads %s', (line, spans) => {
    expect(said(lineOf(line))).toBe(spans)
  })

  it.each([
    ['&#42;&#42;不粗&#42;&#42;', '**不粗**'],
    ['\\*不斜\\*', '*不斜*'],
    ['&lt;at id=all&gt;&lt;/at&gt;', '<at id=all></at>'],
    ['[点我](javascript:alert(1))', '[点我](javascript:alert(1))'],
    ["<a href='javascript:alert(1)'>点我</a>", "<a href='javascript:alert(1)'>点我</a>"],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['<font color="red" onclick="x">红</font>', '<font color="red" onclick="x">红</font>'],
    ['&#0; &#1114112; &nosuch;', '&#0; &#1114112; &nosuch;'],
    ['KH_00001_2', 'KH_00001_2'],
  ])('leaves %s as words', (line, words) => {
    expect(said(lineOf(line))).toBe(words)
    expect(lineOf(line).filter(({ kind }) => kind !== 'text')).toEqual([])
  })

  it('stands in paragraphs, lists and rules', () => {
    const kinds = paragraphsOf('# 题\n一\n二\n\n- 甲\n- 乙\n---\n> 引').map(({ kind }) => kind)
    expect(kinds).toEqual(['heading', 'text', 'list', 'rule', 'quote'])
  })
})

describe('a chart', () => {
  it('has a number for each name, and none where none was given', () => {
    const values = [
      { at: '九月', of: '拜访', n: 2 },
      { at: '十月', of: '电话', n: '5' },
    ]
    const spec = { type: 'bar', data: [{ values }], xField: ['at', 'of'], yField: 'n' }
    expect(plotFrom({ ...spec, seriesField: 'of' })).toMatchObject({
      categories: ['九月', '十月'],
      series: [
        { name: '拜访', values: [2, undefined] },
        { name: '电话', values: [undefined, 5] },
      ],
      stacked: false,
      legend: true,
    })
    expect(plotFrom({ ...spec, xField: 'at', seriesField: 'of' })).toMatchObject({ stacked: true })
    expect(plotFrom({ ...spec, type: 'sankey' })).toBeUndefined()
  })

  it.each([
    [
      [0, 7],
      [0, 2, 4, 6, 8],
    ],
    [
      [12.5, 98],
      [0, 25, 50, 75, 100],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [-3, 4],
      [-4, -2, 0, 2, 4],
    ],
  ])('of %j stands on round numbers', (values, ticks) => {
    const scale = scaleOf(values)
    expect(scale.ticks).toEqual(ticks)
    expect(scale.part(ticks[0] ?? Number.NaN)).toBe(0)
    expect(scale.part(ticks.at(-1) ?? Number.NaN)).toBe(1)
  })
})

describe('the components of a form', () => {
  const input = (name: string) => ({ tag: 'input', name })
  const words = (content: string, text_color?: string) => ({
    tag: 'div',
    text: { ...plain(content), ...(text_color ? { text_color } : {}) },
  })
  const grouped = (...elements: object[]) =>
    groupsOf(partsFrom(elements, '/body/elements/0/elements')).map(({ field, label, parts }) => [
      field,
      label,
      parts.length,
    ])

  it('belong to the field whose name they bear, with the words before and the complaint after', () => {
    const beside = { tag: 'column_set', columns: [{ tag: 'column', elements: [input('who__q')] }] }
    const panel = { tag: 'collapsible_panel', header: {}, elements: [input('text__2')] }
    expect(
      grouped(
        words('谁'),
        words('姓名', 'grey'),
        beside,
        input('who'),
        words('请选择', 'red'),
        input('text'),
        panel,
        { tag: 'hr' },
        words('说明'),
        { tag: 'button', name: 'form__submit', text: plain('提交'), form_action_type: 'submit' },
      ),
    ).toEqual([
      ['who', '谁', 5],
      ['text', undefined, 2],
      [undefined, undefined, 1],
      [undefined, undefined, 1],
      [undefined, undefined, 1],
    ])
  })

  it('stand alone where they belong to several fields', () => {
    const two = ['a', 'b'].map((name) => ({ tag: 'column', elements: [input(name)] }))
    expect(grouped({ tag: 'column_set', columns: two })).toEqual([[undefined, undefined, 1]])
  })
})

describe('a day in a table', () => {
  it('is written in the company’s zone, as its column says', () => {
    const at = Date.UTC(2026, 11, 31, 16, 5, 9)
    expect(dateFrom(at)).toBe('2027/01/01')
    expect(dateFrom(at, 'YYYY-MM-DD HH:mm:ss')).toBe('2027-01-01 00:05:09')
  })
})
