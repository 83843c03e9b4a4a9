import { describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../../local/slack/page/text/markdown.ts'
import { type Inline, inlineOf, passagesOf } from '../../../local/slack/page/text/mrkdwn.ts'

const said = (inlines: Inline[]): string =>
  inlines
    .map((inline) => {
      if ('inside' in inline) return `${inline.kind}(${said(inline.inside)})`
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'link') return `link(${inline.url} ${inline.text})`
      if (inline.kind === 'code') return `code(${inline.text})`
      if (inline.kind === 'emoji') return `emoji(${inline.name})`
      if (inline.kind === 'everyone') return `everyone(${inline.range})`
      if (inline.kind === 'date') return `date(${inline.at} ${inline.format} ${inline.fallback})`
      return `${inline.kind}(${inline.id} ${inline.label ?? ''})`
    })
    .join('')

describe('a line of mrkdwn', () => {
  it.each([
    ['*秘密* 级', 'bold(秘密) 级'],
    ['（*秘密*）', '（bold(秘密)）'],
    ['这是*秘密*级', '这是*秘密*级'],
    ['3 * 4 * 5', '3 * 4 * 5'],
    ['f_customer_id', 'f_customer_id'],
    ['*粗 _斜_ ~删~*', 'bold(粗 italic(斜) strike(删))'],
    ['*<https://a.cn/x*y|办法>*', 'bold(link(https://a.cn/x*y 办法))'],
    ['`*不是粗体*`', 'code(*不是粗体*)'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['见 https://a.cn/规则，谢谢', '见 link(https://a.cn/规则 https://a.cn/规则)，谢谢'],
    [
      '<@U0LIN00001> <#C0SALES001|销售> <!here>',
      'person(U0LIN00001 ) channel(C0SALES001 销售) everyone(here)',
    ],
    ['<!date^1795132800^{date} {time}|十一月>', 'date(1795132800 {date} {time} 十一月)'],
    ['好 :+1: 10:30:00', '好 emoji(+1) 10:30:00'],
    ['<javascript:alert(1)|点我>', '点我'],
    ['<img src=x>', '<img src=x>'],
    ['*没关上', '*没关上'],
  ])('%s', (text, read) => {
    expect(said(inlineOf(text))).toBe(read)
  })

  it('stands in quotations and code as its lines begin', () => {
    const passages = passagesOf('说明\n&gt; 引文\n> 又一行\n```\n*代码*\n```\n完')
    expect(passages.map(({ kind }) => kind)).toEqual(['lines', 'quote', 'code', 'lines'])
    expect(passages[2]).toEqual({ kind: 'code', text: '*代码*' })
  })
})

describe('a markdown block', () => {
  it('has headings, lists, tables, quotations, and no link that could run', () => {
    const text =
      '## 小结\n- 一\n- **二**\n\n| 日期 | 金额 |\n|---|---|\n| 9月 | 12 |\n\n> 引\n\n[坏](javascript:x)'
    const paragraphs = paragraphsOf(text)
    expect(paragraphs.map(({ kind }) => kind)).toEqual([
      'heading',
      'list',
      'table',
      'quote',
      'text',
    ])
    expect(paragraphs[2]).toMatchObject({ rows: [{ length: 2 }, { length: 2 }] })
    expect(JSON.stringify(paragraphs[4])).not.toContain('"link"')
  })
})
