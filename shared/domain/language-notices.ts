import type { Locale } from '../terms/locale.ts'

export type LanguageNotice =
  /** Which language somebody is answered in, to be chosen anew. */
  { notice: 'language.ask'; now: Locale } | { notice: 'language.chosen'; locale: Locale }
