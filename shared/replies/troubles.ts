import type { Refusal } from '../domain/refusals.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import { refusalButtons } from './lending/refusal-buttons.ts'
import { refusalText } from './refusals.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/** Nothing was decided: too many were writing at once. */
export const busyText = (locale?: Locale): string =>
  inTongue(locale, (t) =>
    t(
      '此刻操作的人太多，没有办成。请再按一次。',
      'Too many at once: nothing was done. Press again.',
    ),
  )

/** Something broke: said with the number under which it was logged. */
export const failedText = (reference: string, locale?: Locale): string =>
  inTongue(locale, (t) =>
    t(
      `出了差错，没有办成。请再试一次；若仍不行，请把编号 ${reference} 告诉系统管理员。`,
      `Something broke and nothing was done. Try again; if it stays so, give the administrator the number ${reference}.`,
    ),
  )

/** The same, for what would be another act if it were sent again. */
export const slowText = (locale?: Locale): string =>
  inTongue(locale, (t) =>
    t('仍在办理中。请稍候看结果。', 'Still being done. See what comes of it in a moment.'),
  )

/** The chat waits no longer than three seconds; the same press again finds the outcome. */
export const lateText = (locale?: Locale): string =>
  inTongue(locale, (t) =>
    t(
      '仍在办理中。请稍候再按一次，不会重复。',
      'Still being done. Press again in a moment: it is done only once.',
    ),
  )

/** Why not, as a card. */
export function refusedCard(refusal: Refusal, locale?: Locale): Card {
  const card = troubleCard(
    inTongue(locale, (_, which) => refusalText(refusal, which)),
    locale,
  )
  const buttons = refusalButtons(refusal, locale ?? 'zh')
  return buttons.length > 0 ? { ...card, buttons } : card
}

/** Something that could not be done, as a card. */
export const troubleCard = (text: string, locale?: Locale): Card => ({
  title: inTongue(locale, (t) => t('没有办理', 'Not done'), ' · '),
  tone: 'warning',
  body: text.split('\n'),
})

/** Whose language is not known is answered in both. */
function inTongue(
  locale: Locale | undefined,
  say: (t: Tongue, locale: Locale) => string,
  between = '\n',
): string {
  const says = (which: Locale) => say(tongueOf(which), which)
  return locale ? says(locale) : says('zh') + between + says('en')
}
