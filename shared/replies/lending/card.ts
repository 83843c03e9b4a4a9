import type { LendingNotice } from '../../domain/lending/notices.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Card } from '../card.ts'
import { homeCard } from '../home.ts'
import type { Tongue } from '../tongue.ts'
import { attorneyCard } from './attorney-card.ts'
import { requestNoticeCard } from './loan-card.ts'
import { readingCard } from './reading-card.ts'
import { registerCard } from './register-card.ts'
import { replayCard } from './replay-card.ts'
import { whichCard } from './which-card.ts'

/** Draws what is told of borrowing, reading, and what hangs on them. */
export function lendingCard(notice: LendingNotice, locale: Locale, t: Tongue): Card {
  switch (notice.notice) {
    case 'attorney.issued':
    case 'attorney.revoked':
    case 'attorney.ended':
    case 'attorney.list':
      return attorneyCard(notice, locale, t)
    case 'reading.linked':
    case 'reading.door':
    case 'reading.opened':
    case 'page.read':
      return readingCard(notice, t)
    case 'borrow.which':
      return whichCard(notice, t)
    case 'register':
      return registerCard(notice, locale, t)
    case 'replay':
      return replayCard(notice.replay, locale, t)
    case 'home':
      return homeCard(notice, t)
    default:
      return requestNoticeCard(notice, locale, t)
  }
}
