import { Draft } from '../../shared/commands/drafts.ts'
import type { Intent } from '../../shared/commands/entrance.ts'
import { formNamed } from '../../shared/forms/catalogue.ts'
import { type Field, fieldsOf } from '../../shared/forms/form.ts'
import type { Opening } from '../../shared/forms/opening.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { choicesOf } from './offered.ts'

/** A form as it was opened. The same deliberate act opens the same one, however often it is delivered. */
export function draftOf(
  { opening, locale }: { opening: Opening; locale: Locale },
  { id, by, place }: Pick<Intent, 'id' | 'by' | 'place'>,
  hash: (text: string) => string,
): Draft {
  const { form, initial, hidden, preface, narrow, without } = opening
  const kept = formNamed(form.id)
  if (!kept) throw new TypeError(`${form.id} is in no catalogue: add it to forms/catalogue.ts`)
  const usual = new Map(fieldsOf(kept).map((field) => [field.name, field]))
  const special = fieldsOf(form).filter((field) => !hasSameOptions(field, usual.get(field.name)))
  return Draft.parse({
    id: hash(id).slice(0, 32),
    by,
    form: form.id,
    locale,
    place,
    initial,
    hidden,
    preface,
    narrow,
    without,
    choices: Object.fromEntries(special.map((field) => [field.name, choicesOf(field, { locale })])),
  })
}

const hasSameOptions = (field: Field, usual: Field | undefined): boolean =>
  JSON.stringify(field.options) === JSON.stringify(usual?.options)
