import type { LanguageNotice } from '../domain/language-notices.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import { tongueOf } from './tongue.ts'

/** What each language calls itself, so that whoever reads no other finds it. */
const names: Readonly<Record<Locale, string>> = { zh: '中文', en: 'English' }

/** Draws the choice of a language in both, and the answer in the one chosen. */
export function languageCard(notice: LanguageNotice): Card {
  if (notice.notice === 'language.chosen') {
    const t = tongueOf(notice.locale)
    return {
      title: t('今后用中文答复您', 'You are answered in English from now on'),
      tone: 'good',
      notes: [t('群里的卡片仍用中文。', 'Cards in groups and channels stay Chinese.')],
    }
  }
  return {
    title: '语言 · Language',
    body: ['请选择用哪种语言答复您。', 'In which language shall I answer you?'],
    buttons: (['zh', 'en'] as const).map((locale) => ({
      text: names[locale],
      intent: 'language',
      args: { locale },
      ...(locale === notice.now ? { style: 'primary' as const } : {}),
    })),
  }
}
