import type { Element } from '../block-kit/elements.ts'

/** How the answer of one kind of element is called, and where its first value stands. */
interface Kind {
  field: string
  initial: string
  many: boolean
}

const one = (field: string, initial: string): Kind => ({ field, initial, many: false })
const many = (field: string, initial: string): Kind => ({ field, initial, many: true })

// facts-chat B7: empty inputs are present with null or []; buttons and menus have no state.
const kinds: Record<Element['type'], Kind | undefined> = {
  button: undefined,
  overflow: undefined,
  plain_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  checkboxes: many('selected_options', 'initial_options'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  file_input: many('files', 'initial_files'),
}

/** How an element's answer is kept, unless it keeps none. */
export const kindOfAnswer = (element: Element) => kinds[element.type]

const entry = (whole: object, name: string): unknown => new Map(Object.entries(whole)).get(name)

/** What an element holds before anyone touched it. */
export const initialAnswer = (element: Element, kind: Kind) =>
  entry(element, kind.initial) ?? (kind.many ? [] : null)

/** What a person gave, as far as it is an answer to this element; undefined when it is none. */
export const givenAnswer = (kind: Kind, given: Record<string, unknown> | undefined) => {
  const value = given && entry(given, kind.field)
  if (value === undefined) return undefined
  if (kind.many) return Array.isArray(value) ? value : []
  return value === '' ? null : value
}

/** Whether an answer says nothing. */
export const isEmpty = (value: unknown) =>
  value === null || (Array.isArray(value) && value.length === 0)
