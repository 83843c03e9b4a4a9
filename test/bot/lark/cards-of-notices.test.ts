import { describe, expect, it } from 'vitest'
import { cardJsonOf, cardsJsonOf } from '../../../bot/lark/reply.ts'
import { blocksOf } from '../../../bot/slack/reply.ts'
import { readBlocks } from '../../../local/slack/block-kit/view.ts'
import { cardOf } from '../../../shared/replies/draw.ts'
import { everyNotice } from '../../replies/every-notice.ts'
import { isWithinLimits, textsOf } from './card-reading.ts'

const kinds = Object.entries(everyNotice)
const locales = ['zh', 'en'] as const

describe('everything that can be told', () => {
  it.each(kinds)('%s: in Lark, in both languages, whole', (kind, notices) => {
    for (const notice of notices) {
      expect(notice.notice).toBe(kind)
      for (const locale of locales) {
        const card = cardOf(notice, locale)
        const json = cardJsonOf(card, { thread: 'om_root' })
        isWithinLimits(json)
        const shown = textsOf(json)
        for (const { text } of card.buttons ?? []) expect(shown).toContain(text)
        for (const [label] of card.facts ?? []) expect(shown).toContain(label)
        expect(JSON.stringify(json)).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })

  it.each(kinds)('%s: in Slack, in both languages', (_, notices) => {
    for (const notice of notices)
      for (const locale of locales)
        expect(readBlocks(blocksOf(cardOf(notice, locale)))).toHaveProperty('blocks')
  })

  it('fits under one another, as on a desk', () => {
    const cards = [everyNotice.home, everyNotice.help, everyNotice['customer.summary']]
      .flat()
      .map((notice) => cardOf(notice, 'zh'))
    isWithinLimits(cardsJsonOf(cards, { direct: true }))
  })

  it('calls somebody at once only for what cannot wait', () => {
    const urgent = kinds
      .filter(([, notices]) => notices.some((notice) => cardOf(notice, 'zh').urgent))
      .map(([kind]) => kind)
    expect(urgent).toEqual(['visit.urgent', 'loss.reported'])
  })
})
