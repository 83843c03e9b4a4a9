import { describe, expect, it } from 'vitest'
import type { CardJson, Element } from '../../../bot/lark/card-json.ts'
import { Carried } from '../../../bot/lark/carried.ts'
import { cardJsonOf, cardsJsonOf, textOf } from '../../../bot/lark/reply.ts'
import type { Card } from '../../../shared/replies/card.ts'
import { factsOf, isWithinLimits, textsOf } from './card-reading.ts'

const nasty = [
  '<at id=all></at> 全体注意',
  '<at user_id="ou_1">王总</at>',
  '[点此登录](https://evil.example)',
  '<link url="https://evil.example">官网</link>',
  '**加粗** ~~删~~ `码` # 标题',
  '<font color="red">红</font>',
  ':OK: [微笑] {{变量}} $urlVal',
  '{"tag":"button"}\\n\\',
  '福建凤竹"纺织"科技 𠮷野家🏮👨‍👩‍👧',
]

const buttons: NonNullable<Card['buttons']> = [
  { text: '批准', intent: 'request.approve', args: { requestId: 'r1' }, style: 'primary' },
  {
    text: '不予批准',
    intent: 'request.decline',
    args: { requestId: 'r1' },
    style: 'danger',
    confirm: '确定不予批准？',
  },
  { text: '进入阅览室', url: 'https://anjuan.example/read/1' },
]

const at = (elements: readonly Element[], tag: string) =>
  elements.filter((element) => element.tag === tag)
const buttonsIn = (card: CardJson) => JSON.stringify(card).match(/"tag":"button"/g)?.length ?? 0

describe('a card in Lark', () => {
  it('has its tone in its head, is shared, and is never forwarded', () => {
    expect(cardJsonOf({ title: '已完成', tone: 'good' })).toEqual({
      schema: '2.0',
      config: { update_multi: true, enable_forward: false, summary: { content: '已完成' } },
      header: { title: { tag: 'plain_text', content: '已完成' }, template: 'green' },
      body: { elements: [] },
    })
    const templates = (['plain', 'warning', 'bad'] as const).map(
      (tone) => cardJsonOf({ title: '紧急', tone }).header.template,
    )
    expect(templates).toEqual(['blue', 'orange', 'red'])
  })

  it('shows what people typed as they typed it, and reads nothing in it', () => {
    for (const name of nasty) {
      const card: Card = {
        title: name,
        body: [name],
        facts: [[name, name]],
        table: { columns: [name], rows: [[name]] },
        buttons: [{ text: name, intent: 'summary', args: { customerId: 'c1' }, confirm: name }],
        notes: [name],
      }
      const json = cardJsonOf(card)
      const tags = [...JSON.stringify(json).matchAll(/"tag":"([a-z_]+)"/g)].map(([, tag]) => tag)
      expect(tags).not.toContain('markdown')
      expect(tags).not.toContain('lark_md')
      expect(JSON.stringify(json)).not.toContain('"data_type":"markdown"')
      // Title, body, label, value, heading, cell, button, the two lines of its question, note.
      const shown = textsOf(json).map((text) => (text.endsWith('…') ? name : text))
      expect(shown).toEqual(Array.from({ length: 10 }, () => name))
    }
  })

  it('shows no sign that cannot be seen, by which one name passes for another', () => {
    const { header } = cardJsonOf({ title: '凤竹\u202e业实\u0000\u0007\n纺织' })
    expect(header.title.content).toBe('凤竹业实\n纺织')
  })

  it('carries in every button what it asks for and where the card stands', () => {
    const card = cardJsonOf({ title: '借阅申请', buttons }, { thread: 'om_root', direct: true })
    const [row] = at(card.body.elements, 'column_set')
    expect(row).toMatchObject({
      flex_mode: 'flow',
      columns: [
        {
          elements: [
            {
              type: 'primary_filled',
              behaviors: [
                {
                  type: 'callback',
                  value: {
                    k: 'intent',
                    intent: 'request.approve',
                    args: { requestId: 'r1' },
                    thread: 'om_root',
                    direct: true,
                  },
                },
              ],
            },
          ],
        },
        {
          elements: [
            {
              type: 'danger',
              confirm: { title: { content: '不予批准' }, text: { content: '确定不予批准？' } },
            },
          ],
        },
        {
          elements: [
            {
              type: 'default',
              behaviors: [{ type: 'open_url', default_url: 'https://anjuan.example/read/1' }],
            },
          ],
        },
      ],
    })
    const sent = JSON.parse(JSON.stringify(row)).columns[0].elements[0].behaviors[0].value
    expect(Carried.parse(sent)).toEqual(sent)
  })

  it('refuses to carry content in its buttons', () => {
    const heavy = { text: '看', intent: 'show', args: { text: '文'.repeat(2000) } }
    expect(() => cardJsonOf({ title: '', buttons: [heavy] })).toThrow(/carry ids only/)
  })

  it('sets short facts in pairs and gives a long one its own line', () => {
    const facts: Card['facts'] = [
      ['密级', '秘密'],
      ['阅档人', '林晓雯'],
      ['用途', '与对方续签年度购销合同，核对去年的单价与数量'],
      ['借出', '2026-11-23 09:00'],
    ]
    const rows = at(cardJsonOf({ title: '借阅', facts }).body.elements, 'column_set')
    expect(rows.map((row) => Object(row)['columns'].length)).toEqual([2, 1, 1])
    expect(factsOf(rows)).toEqual(facts)
  })

  it('turns a table into ten rows a page, every row as wide as the heading', () => {
    const card = cardJsonOf({
      title: '成员',
      table: {
        columns: ['姓名', '部门'],
        rows: [...Array.from({ length: 11 }, () => ['林晓雯', '销售一部']), ['王建业']],
      },
    })
    const [table] = at(card.body.elements, 'table')
    expect(table).toMatchObject({ page_size: 10, columns: [{ name: 'c0' }, { name: 'c1' }] })
    expect(Object(table)['rows'].at(-1)).toEqual({ c0: '王建业', c1: '—' })
    expect(card.config.width_mode).toBe('fill')
    const empty = cardJsonOf({ title: '登记簿', table: { columns: ['借阅号'], rows: [] } })
    expect(at(empty.body.elements, 'table')).toEqual([])
  })

  it('draws a chart by VChart’s rules, in data alone', () => {
    const series = [
      { name: '在借', values: [3, 1] },
      { name: '已结束', values: [7, 0] },
    ]
    const chart = { kind: 'bar' as const, title: '按密级', categories: ['秘密', '机密'], series }
    const elements = (more: object = {}) =>
      cardJsonOf({ title: '登记簿', chart: { ...chart, ...more } }).body.elements
    expect(elements()).toEqual([
      {
        tag: 'chart',
        aspect_ratio: '16:9',
        chart_spec: {
          type: 'bar',
          title: { text: '按密级' },
          data: {
            values: [
              { at: '秘密', of: '在借', n: 3 },
              { at: '机密', of: '在借', n: 1 },
              { at: '秘密', of: '已结束', n: 7 },
              { at: '机密', of: '已结束', n: 0 },
            ],
          },
          xField: ['at', 'of'],
          yField: 'n',
          seriesField: 'of',
          legends: { visible: true, orient: 'bottom' },
          label: { visible: true },
          media: [],
        },
      },
    ])
    expect(elements({ kind: 'pie' })).toMatchObject([
      { chart_spec: { type: 'pie', categoryField: 'at', valueField: 'n' } },
    ])
    expect(elements({ series: series.slice(0, 1) })).toMatchObject([
      { chart_spec: { xField: 'at', legends: { visible: false } } },
    ])
    expect(elements({ categories: [] })).toEqual([])
  })

  it('gives a long story up where the room ends, and says so', () => {
    const card = cardJsonOf({
      title: '拜访记录',
      body: ['情'.repeat(20_000), '第二段'],
      buttons,
      notes: ['由 林晓雯 记录'],
    })
    const texts = textsOf(card)
    expect(texts.filter((text) => /^情{5000,}…$/.test(text))).toHaveLength(1)
    expect(texts).not.toContain('第二段')
    expect(texts).toContain('…')
    expect(texts.at(-1)).toBe('由 林晓雯 记录')
    expect(buttonsIn(card)).toBe(3)
    isWithinLimits(card)
  })

  it('gives up the last rows of a long table, not its buttons', () => {
    const card = cardJsonOf({
      title: '登记簿',
      table: {
        columns: ['档案', '阅档人'],
        rows: Array.from({ length: 300 }, (_, row) => [`${row} ${'合同'.repeat(60)}`, '林晓雯']),
      },
      buttons,
    })
    const [table] = at(card.body.elements, 'table')
    const rows: { c0: string }[] = Object(table)['rows']
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.map(({ c0 }) => Number.parseInt(c0, 10))).toEqual(rows.map((_, row) => row))
    expect(buttonsIn(card)).toBe(3)
    isWithinLimits(card)
  })
})

describe('cards one under another', () => {
  const home: Card = { title: '林晓雯的案头', body: ['案头清净，没有待办。'], buttons }
  const help: Card = { title: '我能做什么', tone: 'warning', notes: ['@案卷 凤竹 怎么样'] }

  it('are one card with the head of the first, a line between them', () => {
    const card = cardsJsonOf([home, help], { direct: true })
    expect(card.header.title.content).toBe('林晓雯的案头')
    expect(card.body.elements.map(({ tag }) => tag)).toEqual([
      'div',
      'column_set',
      'hr',
      'div',
      'div',
    ])
    expect(textsOf(card).slice(-2)).toEqual(['我能做什么', '@案卷 凤竹 怎么样'])
    expect(JSON.stringify(card)).toContain('"direct":true')
  })

  it('keep the limits of one: all titles and buttons first, then what else there is room for', () => {
    const heavy: Card = {
      ...home,
      body: ['情'.repeat(9000)],
      table: { columns: ['档号'], rows: Array.from({ length: 30 }, () => ['合同'.repeat(40)]) },
    }
    const card = cardsJsonOf(Array.from({ length: 8 }, () => heavy))
    isWithinLimits(card)
    expect(buttonsIn(card)).toBe(24)
    const crowd = cardsJsonOf(Array.from({ length: 100 }, () => heavy))
    isWithinLimits(crowd)
    expect(textsOf(crowd).at(-1)).toBe('…')
  })

  it('have at most five tables', () => {
    const small: Card = { title: '登记簿', table: { columns: ['档号'], rows: [['KH00001']] } }
    const card = cardsJsonOf(Array.from({ length: 7 }, () => small))
    expect(at(card.body.elements, 'table')).toHaveLength(5)
    expect(textsOf(card).filter((text) => text === '…')).toHaveLength(2)
  })
})

describe('the gist of a card', () => {
  it('is its title and what comes next, as a toast has room for', () => {
    expect(textOf({ title: '没有办理', body: ['您没有这项权力。\n请找总经理。', '另一段'] })).toBe(
      '没有办理\n您没有这项权力。',
    )
    expect(textOf({ title: '已完成', body: ['', ' '] })).toBe('已完成')
    expect(textOf({ title: '长'.repeat(500), body: ['长'.repeat(500)] }).length).toBeLessThan(230)
    expect(cardJsonOf({ title: '没有办理', body: ['您没有这项权力。'] }).config.summary).toEqual({
      content: '没有办理 · 您没有这项权力。',
    })
  })
})
