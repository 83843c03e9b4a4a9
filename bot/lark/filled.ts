import type { Draft } from '../../shared/commands/drafts.ts'
import type { Form } from '../../shared/forms/form.ts'
import type { Card } from '../../shared/replies/card.ts'
import { askedIn, type Value } from './answers.ts'
import { formWords } from './form-words.ts'
import { offered } from './offered.ts'

/** What a form leaves behind once it is done: what was filled in, to be read only. */
export function filledCard(
  form: Form,
  draft: Draft,
  values: Readonly<Record<string, Value>>,
): Card {
  const { locale } = draft
  const words = formWords(locale)
  const facts = askedIn(form, draft).flatMap((field) => {
    const value = values[field.name]
    if (value === undefined || value === false) return []
    const choices = offered(field, draft)
    const text =
      value === true
        ? (field.hint?.[locale] ?? words.yes)
        : [value]
            .flat()
            .map((each) => choices.find((choice) => choice.value === each)?.text ?? each)
            .join(locale === 'zh' ? '、' : ', ')
    return [[field.label[locale], text] as const]
  })
  return { title: `${form.title[locale]} · ${words.done}`, tone: 'good', facts }
}

/** What a form leaves behind that was given up: nothing of what was typed. */
export const cancelledCard = (form: Form, { locale }: Draft): Card => ({
  title: form.title[locale],
  body: [formWords(locale).cancelled],
})
