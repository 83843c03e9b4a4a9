import type { Draft } from '../../shared/commands/drafts.ts'
import type { Fault } from '../../shared/forms/fault.ts'
import { type Field, type Form, fieldsOf } from '../../shared/forms/form.ts'
import { beginningOf } from '../../shared/terms/beginning.ts'
import { offered } from './offered.ts'

/** What stands in a form, by component: of any shape, read as anybody's input. */
export type Typed = Readonly<Record<string, unknown>>

/** What a field comes back as: absent when left empty. */
export type Value = string | string[] | boolean

/** The choice not to choose. */
export const NONE = '-'

/** The component in which a type-ahead field is searched. */
export const queryName = (field: string): string => `${field}__q`

/** The components that one text is typed into: the field's own, then those that it continues in. */
export const pieceName = (field: string, piece: number): string =>
  piece === 0 ? field : `${field}__${piece + 1}`

/** More continuations than any text of ours has. */
const MOST_PIECES = 20

/** The fields of an open form that are asked. */
export const askedIn = (form: Form, { without }: Draft): Field[] =>
  fieldsOf(form).filter(({ name }) => !without.includes(name))

/** The longest text that names are looked for by. */
export const LONGEST_QUERY = 100

/** What was typed to search a field by. */
export const queryIn = ({ name }: Field, typed: Typed): string =>
  beginningOf(textIn(typed[queryName(name)]).trim(), LONGEST_QUERY)

/** Reads what was filled in, as the activity expects it. What was not asked is dropped; what was not offered is a fault. */
export function valuesOf(
  form: Form,
  draft: Draft,
  typed: Typed,
): { values: Record<string, Value>; faults: Record<string, Fault> } {
  const values: Record<string, Value> = {}
  const faults: Record<string, Fault> = {}
  for (const field of askedIn(form, draft)) {
    const value = answerIn(field, typed)
    if (value === undefined) continue
    if (isOffered(value, field, draft)) values[field.name] = value
    else faults[field.name] = { fault: 'choice' }
  }
  return { values, faults }
}

/** What stands in a field; undefined when nothing does. */
export function answerIn(field: Field, typed: Typed): Value | undefined {
  const { name, control, required } = field
  switch (control) {
    case 'line':
    case 'paragraph':
      return piecesIn(name, typed) || undefined
    case 'date':
      return textIn(typed[name]).replace(/^(\d{4}-\d{2}-\d{2})\s.*$/, '$1') || undefined
    case 'time':
      return textIn(typed[name]).replace(/^(\d{1,2}:\d{2})\s.*$/, '$1') || undefined
    case 'tick':
      // A promise that was not given is missing; a question not affirmed is answered with no.
      return isTicked(typed[name]) || (required ? undefined : false)
    case 'checks':
      return severalIn(typed[name])
    case 'select':
    case 'person':
    case 'lookup': {
      const chosen = textIn(typed[name])
      return chosen === NONE ? undefined : chosen || undefined
    }
  }
}

function isOffered(value: Value, field: Field, draft: Draft): boolean {
  const { control } = field
  if (typeof value === 'boolean') return true
  if (!['select', 'checks', 'person', 'lookup'].includes(control)) return true
  const choices = offered(field, draft).map((choice) => choice.value)
  return [value].flat().every((each) => choices.includes(each))
}

/** Joined as they were cut: nothing between. */
function piecesIn(name: string, typed: Typed): string {
  const pieces = Array.from({ length: MOST_PIECES }, (_, at) => textIn(typed[pieceName(name, at)]))
  return pieces.join('')
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const isTicked = (value: unknown): boolean => value === true || value === 'true'

function severalIn(value: unknown): string[] | undefined {
  const several = Array.isArray(value) ? value.map(textIn) : textIn(value).split(',')
  const chosen = several.map((each) => each.trim()).filter((each) => each !== '')
  return chosen.length > 0 ? chosen : undefined
}
