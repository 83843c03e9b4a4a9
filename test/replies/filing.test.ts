import { expect, it } from 'vitest'
import { cardOf } from '../../shared/replies/draw.ts'
import { everyNotice } from './every-notice.ts'

it('who is told that a scan was kept out is not told in whose dossier', () => {
  for (const notice of everyNotice['filing.blocked']) {
    for (const locale of ['zh', 'en'] as const) {
      const card = cardOf(notice, locale)
      expect(card.facts?.map(([, value]) => value)).toContain('d1')
      expect(JSON.stringify(card)).not.toContain('c1')
    }
  }
})
