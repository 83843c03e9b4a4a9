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
