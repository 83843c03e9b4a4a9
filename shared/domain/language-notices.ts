import type { Locale } from '../terms/locale.ts'

/** What is said of the language in which somebody is answered. */
export type LanguageNotice =
  /** Which language somebody is answered in, to be chosen anew. */
  { notice: 'language.ask'; now: Locale } | { notice: 'language.chosen'; locale: Locale }
