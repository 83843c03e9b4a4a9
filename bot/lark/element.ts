import type { Draft } from '../../shared/commands/drafts.ts'
import type { Field } from '../../shared/forms/form.ts'
import { Day } from '../../shared/terms/day.ts'
import { answerIn, queryIn, type Typed, type Value } from './answers.ts'
import type { Element } from './card-json.ts'
import { optionOf, searchOf, selectOf } from './choosing.ts'
import { formWords } from './form-words.ts'
import { inputsOf } from './inputs.ts'
import { offered } from './offered.ts'
import { paragraph, plain, small } from './text.ts'

/** What a form shows beside what it was opened with. */
export interface Shown {
  /** What stood in it when it was last sent, by component. */
  typed?: Typed | undefined
  /** What is wrong, by field; under '' what concerns no field. */
  errors?: Readonly<Record<string, string>>
  /** Why nothing was done. */
  trouble?: string
  /** Leaves out hints and most of what was found, where a card has no room for them. */
  lean?: boolean
}

/** Draws one field: its label, its hint, what a person fills in, and under it what is wrong. */
export function elementsOf(field: Field, draft: Draft, shown: Shown): Element[] {
  const hint = field.control === 'tick' || shown.lean ? undefined : field.hint?.[draft.locale]
  const label = labelOf(field, draft)
  const error = shown.errors?.[field.name]
  const hasOwnLabel = isText(field) && !hint
  const inside = controlsOf(field, draft, shown, hasOwnLabel ? label : undefined)
  const [first, ...others] = [
    ...(hasOwnLabel ? [] : [paragraph(label, label.length)]),
    ...(hint ? [small(hint, hint.length)] : []),
    ...inside,
    ...(error ? [wrong(error)] : []),
  ]
  // Fields stand apart, what belongs to one stands together.
  return first ? [{ ...first, margin: '8px 0px 0px 0px' }, ...others] : []
}

/** What is wrong, in red. */
export const wrong = (text: string): Element =>
  paragraph(text, 500, { text_size: 'notation', text_color: 'red' })

function controlsOf(
  field: Field,
  draft: Draft,
  shown: Shown,
  label: string | undefined,
): Element[] {
  const { name, control } = field
  const words = formWords(draft.locale)
  const answer = shown.typed ? answerIn(field, shown.typed) : openedWith(field, draft)
  const text = typeof answer === 'string' ? answer : ''
  const common = { name, required: false, width: 'fill' }
  switch (control) {
    case 'line':
    case 'paragraph':
      return inputsOf(field, text, draft, label)
    case 'date':
      return [
        {
          tag: 'date_picker',
          ...common,
          placeholder: plain(words.day, 100),
          ...(Day.safeParse(text).success ? { initial_date: text } : {}),
        },
      ]
    case 'time':
      return [
        {
          tag: 'picker_time',
          ...common,
          placeholder: plain(words.time, 100),
          ...(isTime(text) ? { initial_time: text } : {}),
        },
      ]
    case 'tick':
      return [
        {
          tag: 'checker',
          name,
          checked: answer === true,
          text: plain(field.hint?.[draft.locale] ?? words.yes, 200),
        },
      ]
    case 'checks': {
      const choices = offered(field, draft)
      const chosen = choices.map(({ value }) => value).filter((each) => includes(answer, each))
      return [
        {
          tag: 'multi_select_static',
          ...common,
          placeholder: plain(words.choose, 100),
          options: choices.map(optionOf),
          ...(chosen.length > 0 ? { selected_values: chosen } : {}),
        },
      ]
    }
    case 'select':
      return [selectOf(field, draft, text)]
    case 'person':
    case 'lookup':
      return [
        searchOf(field, draft, shown.typed ? queryIn(field, shown.typed) : ''),
        // Before anything was found there is nothing to choose from.
        ...(offered(field, draft).length > 0 ? [selectOf(field, draft, text, shown.lean)] : []),
      ]
  }
}

/** What the form was opened with, as it would come back. */
function openedWith(field: Field, { initial }: Draft): Value | undefined {
  const first = initial[field.name]
  if (first === undefined) return undefined
  if (Array.isArray(first)) return first
  const text = typeof first === 'string' ? first : first.value
  if (field.control === 'tick') return text === 'true' || text === 'yes'
  return field.control === 'checks' ? [text] : text
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

const labelOf = ({ label, required }: Field, { locale }: Draft): string =>
  `${label[locale]}${required ? ' *' : ''}`

const includes = (answer: Value | undefined, value: string): boolean =>
  Array.isArray(answer) && answer.includes(value)

const isText = ({ control }: Field): boolean => control === 'line' || control === 'paragraph'
