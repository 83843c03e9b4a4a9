import type { Answer } from '../../shared/commands/execute.ts'
import { refusalText } from '../../shared/replies/refusals.ts'
import { tongueOf } from '../../shared/replies/tongue.ts'
import { busyText, failedText } from '../../shared/replies/troubles.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { page, type WebAnswer } from './answer.ts'
import { noSeat, noWay } from './cookies.ts'
import { wordPage } from './pages.ts'

/** Why there is nothing to read, in the reader's language. */
export function wordFor(answer: Answer, locale: Locale, cookies: string[]): WebAnswer {
  const t = tongueOf(locale)
  if (answer.kind === 'busy') {
    const title = t('请稍候', 'One moment')
    return page(503, wordPage({ title, lines: [busyText(locale)] }, locale), cookies)
  }
  const lines = answer.kind === 'refused' ? [refusalText(answer.refusal, locale)] : []
  return refusal(lines, locale, cookies)
}

/** A link or a way back that leads nowhere. */
export const lostWay = (locale: Locale): WebAnswer =>
  refusal(
    [
      tongueOf(locale)(
        '这个链接无效、已用过或不是给您的。请在聊天中重新点击「阅读」。',
        'This link is void, used, or not yours. Press “Read” in the chat again.',
      ),
    ],
    locale,
    [noWay],
  )

const refusal = (lines: string[], locale: Locale, cookies: string[]): WebAnswer => {
  const title = tongueOf(locale)('不能阅览', 'Not readable')
  return page(403, wordPage({ title, lines, bad: true }, locale), cookies)
}

/** Something broke: the number under which it was logged, and nothing else. */
export function brokenWord(reference: string, locale: Locale): WebAnswer {
  const title = tongueOf(locale)('出了差错', 'Something broke')
  return page(500, wordPage({ title, lines: [failedText(reference, locale)], bad: true }, locale))
}

/** An approval can follow now. */
export function proven(locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const title = t('身份已确认', 'Identity confirmed')
  const lines = [
    t('请在五分钟内回到聊天中完成审批。', 'Return to the chat and decide within five minutes.'),
  ]
  return page(200, wordPage({ title, lines }, locale), [noWay])
}

/** The document is given back, and the seat with it. */
export function returned(locale: Locale): WebAnswer {
  const t = tongueOf(locale)
  const title = t('已归还', 'Returned')
  const lines = [
    t('档案已归还，阅览结束。可以关闭本页。', 'The document is returned. You may close this page.'),
  ]
  return page(200, wordPage({ title, lines }, locale), [noSeat])
}
