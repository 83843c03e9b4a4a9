import type { Draft, Named } from '../../shared/commands/drafts.ts'
import type { Field } from '../../shared/forms/form.ts'
import { LONGEST_QUERY, NONE, queryName } from './answers.ts'
import type { Element } from './card-json.ts'
import { formButton } from './form-button.ts'
import { formWords } from './form-words.ts'
import { limited } from './limits.ts'
import { offered } from './offered.ts'
import { plain } from './text.ts'

/** How many names of those found a card shows that has no room for more. */
const LEAN = 4

/** Lark has no type-ahead: names are looked for by a button, and then stand in a list. */
export function searchOf({ name }: Field, { id, locale }: Draft, typed: string): Element {
  const words = formWords(locale)
  const column = { tag: 'column', vertical_align: 'center' }
  const query = {
    tag: 'input',
    name: queryName(name),
    required: false,
    width: 'fill',
    max_length: LONGEST_QUERY,
    placeholder: plain(words.typeHere, 100),
    ...(typed ? { default_value: typed } : {}),
  }
  const value = { k: 'form' as const, draft: id, do: 'search' as const, field: name }
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'small',
    columns: [
      { ...column, width: 'weighted', weight: 1, elements: [query] },
      {
        ...column,
        width: 'auto',
        elements: [formButton(`${name}__search`, words.search, value)],
      },
    ],
  }
}

/** One of what is offered; what need not be chosen can be taken back. */
export function selectOf(field: Field, draft: Draft, chosen: string, isLean = false): Element {
  const words = formWords(draft.locale)
  // What was chosen once cannot be taken away again in Lark.
  const none = field.required ? [] : [{ value: NONE, text: words.none }]
  const all = offered(field, draft)
  const left = isLean ? all.filter(({ value }, at) => at < LEAN || value === chosen) : all
  const choices = [...none, ...left]
  return {
    tag: 'select_static',
    name: field.name,
    required: false,
    width: 'fill',
    placeholder: plain(words.choose, 100),
    options: choices.map(optionOf),
    ...(choices.some(({ value }) => value === chosen) ? { initial_option: chosen } : {}),
  }
}

/** One line of a list: the value comes back, the text is read. */
export function optionOf({ value, text }: Named) {
  limited(value.length, 200, `the option "${text.slice(0, 20)}" has too long a value: use an id`)
  return { text: plain(text, 100), value }
}
