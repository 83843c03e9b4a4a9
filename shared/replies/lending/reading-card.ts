import type { ReadingNotice } from '../../domain/lending/notices.ts'
import { timeAt } from '../../terms/day.ts'
import type { Card } from '../card.ts'
import type { Tongue } from '../tongue.ts'

/** Draws what is said of reading. Pages themselves are never in a chat. */
export function readingCard(notice: ReadingNotice, t: Tongue): Card {
  switch (notice.notice) {
    case 'reading.door':
      return {
        title: t('阅览室', 'Reading room'),
        body: [
          `${notice.request.archiveNumber} ${notice.request.title}`,
          t(
            `链接只供您本人使用一次，${notice.lasts} 分钟内有效。`,
            `The link is for you alone, once, within ${notice.lasts} minutes.`,
          ),
        ],
        buttons: [{ text: t('进入阅览室', 'Open'), url: notice.url, style: 'primary' }],
      }
    case 'reading.linked':
      return {
        title: t('链接已发出', 'The link was given'),
        body: [t('请再点一次「阅读」。', 'Press “Read” once more.')],
      }
    case 'reading.opened':
      return {
        title: `${notice.archiveNumber} ${notice.title}`,
        facts: [
          [t('借阅号', 'Request'), notice.requestNumber],
          [t('阅档人', 'Reader'), notice.readerName],
          [t('应还', 'Due'), timeAt(notice.until)],
        ],
      }
    case 'page.read':
      return {
        title: `${notice.archiveNumber} · ${notice.page}/${notice.pages}`,
        notes: [`${notice.readerName} · ${timeAt(notice.at)} · ${notice.requestNumber}`],
      }
  }
}
