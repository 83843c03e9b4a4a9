import type { Locale } from '../terms/locale.ts'

/** Says a sentence in the reader's language. Both stand side by side, so that neither is forgotten. */
export type Tongue = (zh: string, en: string) => string

export const tongueOf =
  (locale: Locale): Tongue =>
  (zh, en) =>
    locale === 'zh' ? zh : en
