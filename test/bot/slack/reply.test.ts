import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { homeOf } from '../../../bot/slack/home.ts'
import { blocksOf, closingView, textOf } from '../../../bot/slack/reply.ts'
import { typedIn } from '../../../bot/slack/text.ts'
import { readBlocks, readHome, readModal } from '../../../local/slack/block-kit/view.ts'
import { passagesOf } from '../../../local/slack/page/text/mrkdwn.ts'
import type { Card } from '../../../shared/replies/card.ts'

const nasty = [
  '<!channel> 全体注意',
  '<@U0CHEN0001>',
  '<https://evil.example|点此登录>',
  '*加粗* _斜_ ~删~ `码` ```整段```',
  '> 引用\n• 列表',
  ':white_check_mark: 已批准',
  '&lt;b&gt; & <b>黑体</b>',
  '福建凤竹"纺织"科技',
  '𠮷野家🏮'.repeat(60),
]

const full: Card = {
  title: nasty.join(' '),
  tone: 'warning',
  body: [nasty.join('\n'), '情'.repeat(7000), '&'.repeat(3000)],
  facts: Array.from({ length: 20 }, (_, at) => [`项目${at}`, nasty[at % nasty.length] ?? '']),
  table: {
    columns: ['档号', '题名', '密级', '', '应还', '状态'],
    rows: Array.from({ length: 30 }, (_, at) => [nasty[at % nasty.length] ?? '', '']),
  },
  buttons: [
    {
      text: '同意',
      intent: 'decide',
      args: { requestId: 'r1' },
      style: 'primary',
      confirm: '确定?',
    },
    { text: '打开'.repeat(60), url: 'https://anjuan.example/read/1' },
  ],
  notes: nasty,
}

describe('a card in Slack', () => {
  it('holds every limit, however long what people wrote', () => {
    expect(readBlocks(blocksOf(full))).toHaveProperty('blocks')
    expect(readModal(closingView(full, 'zh'))).toHaveProperty('view')
    expect(readHome(homeOf([full, full, full, full]))).toHaveProperty('view')
  })

  it('holds them for any text at all', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 4000 })
    const card = fc.record({
      title: text,
      body: fc.array(text, { maxLength: 4 }),
      facts: fc.array(fc.tuple(text, text), { maxLength: 20 }),
      notes: fc.array(text, { maxLength: 12 }),
    })
    await fc.assert(
      fc.property(card, (drawn) => {
        expect(readBlocks(blocksOf(drawn))).toHaveProperty('blocks')
      }),
      { numRuns: 100 },
    )
  })

  it('reads nothing in a name as a mention, a link or mark-up', () => {
    for (const name of nasty) {
      const card: Card = { title: name, body: [name], facts: [['客户', name]], notes: [name] }
      const json = JSON.stringify(blocksOf(card))
      expect(json).not.toContain('mrkdwn')
      expect(json).not.toContain('"emoji":true')
      expect(json).not.toMatch(/<[@!#]|<https?:/)
    }
  })

  it('shows a name just as it was typed', () => {
    for (const name of nasty.filter((each) => each.length < 140)) {
      const [title, body, facts] = blocksOf({ title: name, body: [name], facts: [['客户', name]] })
      const sent = [
        title?.type === 'header' && title.text.text,
        body?.type === 'section' && body.text?.text,
        JSON.parse(JSON.stringify(facts)).elements[0].elements[1].text.slice(2),
      ]
      expect(sent.map((text) => typedIn(String(text)))).toEqual([name, name, name])
    }
  })

  it('shows no sign that cannot be seen, by which one name passes for another', () => {
    const [title] = blocksOf({ title: '凤竹\u202e业实\u0000\u0007\n纺织' })
    expect(title).toMatchObject({ text: { text: '凤竹业实\n纺织' } })
  })

  it('mentions nobody in its notification, and hides no address behind words', () => {
    for (const name of nasty) {
      const kinds = JSON.stringify(passagesOf(textOf({ title: name })))
      expect(kinds).not.toMatch(/"kind":"(person|everyone|channel|group)"/)
      expect(kinds).not.toContain('"text":"点此登录"')
    }
  })

  it('gives its buttons what they carry, and refuses to carry content', () => {
    const [, actions] = blocksOf({ title: '借阅', buttons: full.buttons ?? [] })
    expect(actions).toMatchObject({
      type: 'actions',
      elements: [
        { action_id: 'intent:decide:0', value: '{"requestId":"r1"}', style: 'primary' },
        { action_id: 'open:1', url: 'https://anjuan.example/read/1' },
      ],
    })
    const heavy = { text: '看', intent: 'show', args: { text: '文'.repeat(2000) } }
    expect(() => blocksOf({ title: '', buttons: [heavy] })).toThrow(/carry ids only/)
  })
})

describe('what people typed', () => {
  it('comes out of Slack’s notation as it reads', () => {
    expect(typedIn('见了 <@U1|王总> 和 <@U2>,在 <#C1|销售>')).toBe('见了 @王总 和 @U2,在 #销售')
    expect(typedIn('<https://fz.example|官网> <mailto:a@fz.example|a@fz.example>')).toBe(
      '官网 a@fz.example',
    )
    expect(typedIn('<https://fz.example> <!here> a &lt; b &amp;&amp; c &gt; d')).toBe(
      'https://fz.example @here a < b && c > d',
    )
    expect(typedIn('&amp;lt;')).toBe('&lt;')
  })
})
