import type { Draft, Named } from '../../shared/commands/drafts.ts'
import type { Field, Lookup } from '../../shared/forms/form.ts'

/** How many names one search shows. */
export const MOST_FOUND = 20

/** What a type-ahead field searches; none for a field of another kind. */
export const lookupOf = ({ control, lookup }: Field): Lookup | undefined =>
  control === 'person' ? 'person' : control === 'lookup' ? lookup : undefined

/** What may be chosen in a field of an open form. @throws RangeError when nothing is left to choose from */
export function offered(field: Field, draft: Draft): Named[] {
  if (lookupOf(field) !== undefined) return known(field, draft)
  if (field.control !== 'select' && field.control !== 'checks') return []
  const left = draft.narrow[field.name]
  const choices = (draft.choices[field.name] ?? choicesOf(field, draft)).filter(
    ({ value }) => !left || left.includes(value),
  )
  if (choices.length === 0)
    throw new RangeError(`${draft.form}.${field.name} has no choice left: refuse instead of asking`)
  return choices
}

/** The choices that the form itself has, in their groups. */
export function choicesOf({ options, groups }: Field, { locale }: Pick<Draft, 'locale'>): Named[] {
  const named = options.map(({ value, text }) => ({ value, text: text[locale] }))
  if (groups.length === 0) return named
  return groups.flatMap(({ title, values }) =>
    values.flatMap((value) =>
      named
        .filter((choice) => choice.value === value)
        .map(({ text }) => ({ value, text: `${title[locale]} · ${text}` })),
    ),
  )
}

/** What the field was opened with, and what was found since. */
function known({ name }: Field, { initial, found }: Draft): Named[] {
  const names = (found[name] ?? []).slice(0, MOST_FOUND)
  const first = initial[name]
  const value = typeof first === 'string' ? first : named(first)?.value
  if (!value || names.some((each) => each.value === value)) return names
  return [{ value, text: named(first)?.text || shortened(value) }, ...names]
}

const named = (initial: Draft['initial'][string] | undefined): Named | undefined =>
  typeof initial === 'object' && !Array.isArray(initial) ? initial : undefined

/** Of a chat account the chat's own id alone. */
const shortened = (value: string): string => value.split('#').at(-1) ?? value
