import type { InputBlock, PlainTextOption } from '@slack/types'
import type { Field } from '../../shared/forms/form.ts'
import type { Opening } from '../../shared/forms/opening.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { limited } from './limits.ts'
import { clip, plain } from './text.ts'

type Element = InputBlock['element']
type Initial = NonNullable<Opening['initial']>[string]

/** Slack's action ids say how an answer is to be read: `v` as it stands, `tick` as yes or no, `lookup:…` by what is searched. */
export const VALUE = 'v'
export const TICK = 'tick'
export const LOOKUP = 'lookup:'

/** Draws one field as the element that a person fills in. */
export function elementOf(field: Field, opening: Opening, locale: Locale): Element {
  const initial = opening.initial?.[field.name]
  const first = textOf(initial)
  switch (field.control) {
    case 'line':
    case 'paragraph': {
      const most = Math.min(field.maxLength ?? 3000, 3000)
      return {
        type: 'plain_text_input',
        action_id: VALUE,
        ...(field.control === 'paragraph' ? { multiline: true } : {}),
        max_length: most,
        ...(first ? { initial_value: clip(first, most) } : {}),
      }
    }
    case 'date':
      return { type: 'datepicker', action_id: VALUE, ...(first ? { initial_date: first } : {}) }
    case 'time':
      return { type: 'timepicker', action_id: VALUE, ...(first ? { initial_time: first } : {}) }
    case 'person': {
      const user = userIn(first)
      return { type: 'users_select', action_id: VALUE, ...(user ? { initial_user: user } : {}) }
    }
    case 'lookup':
      return {
        type: 'external_select',
        action_id: `${LOOKUP}${field.lookup ?? ''}`,
        // One Chinese character already tells much.
        min_query_length: 1,
        ...(first ? { initial_option: optionOf(first, shownOf(initial)) } : {}),
      }
    case 'tick':
      return tickOf(field, first === 'true' || first === 'yes', locale)
    case 'select':
      return selectOf(field, optionsOf(field, opening, locale), first, locale)
    case 'checks':
      return checksOf(field, optionsOf(field, opening, locale), valuesOf(initial))
  }
}

/** One line of a select: the value comes back, the text is read. */
export function optionOf(value: string, text: string, detail?: string): PlainTextOption {
  limited(value.length, 75, `the option "${clip(value, 20)}" has too long a value: use an id`)
  return {
    value,
    text: plain(text, 75),
    ...(detail ? { description: plain(detail, 75) } : {}),
  }
}

function tickOf(field: Field, ticked: boolean, locale: Locale): Element {
  const beside = field.hint?.[locale] ?? (locale === 'zh' ? '是' : 'Yes')
  const option = optionOf('yes', beside)
  return {
    type: 'checkboxes',
    action_id: TICK,
    options: [option],
    ...(ticked ? { initial_options: [option] } : {}),
  }
}

function selectOf(
  field: Field,
  options: PlainTextOption[],
  first: string | undefined,
  locale: Locale,
): Element {
  const initial = options.find(({ value }) => value === first)
  const start = initial ? { initial_option: initial } : {}
  const groups = field.groups
    .map(({ title, values }) => ({
      label: plain(title[locale], 75),
      options: values.flatMap((value) => options.filter((option) => option.value === value)),
    }))
    .filter((group) => group.options.length > 0)
  const where = field.name
  const largest = Math.max(0, ...groups.map((group) => group.options.length))
  limited(groups.length, 100, `${where} has too many groups`)
  if (groups.length > 0) {
    limited(largest, 100, `a group of ${where} has too many choices: make it a lookup`)
    return { type: 'static_select', action_id: VALUE, option_groups: groups, ...start }
  }
  limited(options.length, 100, `${where} has too many choices: group them or make it a lookup`)
  return { type: 'static_select', action_id: VALUE, options, ...start }
}

function checksOf(field: Field, options: PlainTextOption[], chosen: readonly string[]): Element {
  limited(options.length, 100, `${field.name} has too many boxes: make it a lookup`)
  const initial = options.filter(({ value = '' }) => chosen.includes(value))
  const start = initial.length > 0 ? { initial_options: initial } : {}
  // Slack shows at most ten boxes.
  const type = options.length > 10 ? 'multi_static_select' : 'checkboxes'
  return { type, action_id: VALUE, options, ...start }
}

function optionsOf(field: Field, { narrow, form }: Opening, locale: Locale): PlainTextOption[] {
  const left = narrow?.[field.name]
  const options = field.options
    .filter(({ value }) => !left || left.includes(value))
    .map(({ value, text }) => optionOf(value, text[locale]))
  if (options.length === 0)
    throw new RangeError(`${form.id}.${field.name} has no choice left: refuse instead of asking`)
  return options
}

const textOf = (initial: Initial | undefined): string | undefined =>
  typeof initial === 'string' ? initial : isNamed(initial) ? initial.value : undefined

const shownOf = (initial: Initial | undefined): string =>
  isNamed(initial) ? initial.text : (textOf(initial) ?? '')

const valuesOf = (initial: Initial | undefined): readonly string[] =>
  Array.isArray(initial) ? initial : typeof initial === 'string' ? [initial] : []

const isNamed = (initial: Initial | undefined): initial is { value: string; text: string } =>
  typeof initial === 'object' && !Array.isArray(initial)

/** Slack's own id of a person, out of `slack#T…#U…`. */
const userIn = (identity: string | undefined): string | undefined =>
  identity?.startsWith('slack#') ? identity.split('#')[2] : undefined
