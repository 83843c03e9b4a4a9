import * as z from 'zod'
import { chooseLanguage } from '../domain/language.ts'
import { Locale } from '../terms/locale.ts'
import { activity } from './activity.ts'
import type { Entrance, Step } from './entrance.ts'

/** Somebody says in which language they are answered from now on. */
export const languageChoose = activity({
  name: 'language.choose',
  args: z.object({ locale: Locale }),
  needs: () => [{ kind: 'head', id: 'company' }],
  decide: ({ locale }, world) => chooseLanguage(locale, world),
})

/** What people call the languages, in either. */
const spoken: Readonly<Record<string, Locale>> = {
  zh: 'zh',
  中文: 'zh',
  汉语: 'zh',
  chinese: 'zh',
  en: 'en',
  英文: 'en',
  英语: 'en',
  english: 'en',
}

/** `/language`, 语言: in which language one is answered. Lark tells no app which one somebody has set there. */
export const languageEntrance: Entrance = {
  name: 'language',
  command: {
    name: '/language',
    hint: '[中文 | English]',
    says: { zh: '用中文还是英文答复', en: 'Answer me in Chinese or in English' },
  },
  words: ['语言', 'language'],
  alone: { zh: '语言', en: 'Language' },
  start: ({ text, args }, { actor }): Step => {
    const locale = spoken[(args['locale'] ?? text).trim().toLowerCase()]
    return locale
      ? { step: 'run', activity: languageChoose.name, args: { locale } }
      : { step: 'show', notice: { notice: 'language.ask', now: actor.locale } }
  },
}
