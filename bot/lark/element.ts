import type { Draft, Named } from '../../shared/commands/drafts.ts'
import type { Field } from '../../shared/forms/form.ts'
import { Day } from '../../shared/terms/day.ts'
import {
  type Value as Answer,
  answerIn,
  LONGEST_QUERY,
  NONE,
  pieceName,
  queryIn,
  queryName,
  type Typed,
} from './answers.ts'
import type { Element } from './card-json.ts'
import { formWords } from './form-words.ts'
import { limited } from './limits.ts'
import { offered } from './offered.ts'
import { paragraph, plain, small } from './text.ts'
import type { Value } from './value.ts'

/** Lark's inputs hold no more. */
const LONGEST = 1000

/** How many names of those found a card shows that has no room for more. */
const LEAN = 4

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

/** A button in the form: whichever is pressed, everything typed comes along. */
export const formButton = (
  name: string,
  text: string,
  value: Extract<Value, { k: 'form' }>,
  type: 'default' | 'primary_filled' = 'default',
): Element => ({
  tag: 'button',
  name,
  type,
  text: plain(text, 50),
  form_action_type: 'submit',
  behaviors: [{ type: 'callback', value }],
})

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

/** A text in as many boxes as it needs: what goes over the first is folded away until it is used. */
function inputsOf(field: Field, text: string, draft: Draft, label: string | undefined): Element[] {
  const most = Math.max(field.maxLength ?? LONGEST, text.length)
  const pieces = cut(text)
  const count = Math.max(Math.ceil(most / LONGEST), pieces.length)
  const [first, ...more] = Array.from({ length: count }, (_, at): Element => {
    const typed = pieces[at]
    return {
      tag: 'input',
      name: pieceName(field.name, at),
      required: false,
      width: 'fill',
      ...(field.control === 'paragraph'
        ? { input_type: 'multiline_text', rows: 3, auto_resize: true, max_rows: 12 }
        : {}),
      max_length: Math.max(1, typed?.length ?? 0, Math.min(LONGEST, most - at * LONGEST)),
      ...(at === 0 && label ? { label: plain(label, label.length) } : {}),
      ...(typed ? { default_value: typed } : {}),
    }
  })
  return [
    ...(first ? [first] : []),
    ...(more.length > 0 ? [continuation(more, pieces.length > 1, draft)] : []),
  ]
}

const continuation = (elements: Element[], expanded: boolean, { locale }: Draft): Element => ({
  tag: 'collapsible_panel',
  expanded,
  header: { title: plain(formWords(locale).goOn, 100) },
  elements,
})

/** Pieces that a box holds each, and no character cut in two. */
function cut(text: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = at + LONGEST
    const next = end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end
    pieces.push(text.slice(at, next))
    at = next
  }
  return pieces
}

/** Lark has no type-ahead: names are looked for by a button, and then stand in a list. */
function searchOf({ name }: Field, { id, locale }: Draft, typed: string): Element {
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

function selectOf(field: Field, draft: Draft, chosen: string, isLean = false): Element {
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

function optionOf({ value, text }: Named) {
  limited(value.length, 200, `the option "${text.slice(0, 20)}" has too long a value: use an id`)
  return { text: plain(text, 100), value }
}

/** What the form was opened with, as it would come back. */
function openedWith(field: Field, { initial }: Draft): Answer | undefined {
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

const includes = (answer: Answer | undefined, value: string): boolean =>
  Array.isArray(answer) && answer.includes(value)

const isText = ({ control }: Field): boolean => control === 'line' || control === 'paragraph'
