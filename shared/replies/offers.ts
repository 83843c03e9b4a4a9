import type { Form } from '../forms/form.ts'
import type { Locale } from '../terms/locale.ts'
import type { Card } from './card.ts'
import { tongueOf } from './tongue.ts'

/** Offers a form by a button, where a chat lets none be opened straight away, as after a mention. */
export function formOffer(
  form: Form,
  entrance: string,
  args: Readonly<Record<string, string>>,
  locale: Locale,
): Card {
  const t = tongueOf(locale)
  return {
    title: form.title[locale],
    buttons: [{ text: t('填写', 'Fill it in'), style: 'primary', intent: entrance, args }],
  }
}

/** Says in company that the form lies open where only the asker sees it. */
export const formSent = (form: Form, locale: Locale): Card => ({
  title: form.title[locale],
  body: [formSentText(locale)],
})

/** The same in one sentence. */
export const formSentText = (locale: Locale): string =>
  tongueOf(locale)('表单已发到您与案卷的单聊。', 'The form is in your chat with me.')

/** The form could not be brought to the asker. */
export const formUnsentText = (locale: Locale): string =>
  tongueOf(locale)(
    '表单没能发给您。请先打开与案卷的单聊，再试一次。',
    'The form could not be sent to you. Open your chat with me, and try again.',
  )

/** The rest of an answer lies where only the asker sees it; in both languages where theirs is not known. */
export const restSentText = (locale?: Locale): string => {
  const [zh, en] = ['详情已发到您与案卷的单聊。', 'The rest is in your chat with me.']
  return locale ? tongueOf(locale)(zh, en) : `${zh} ${en}`
}
