import * as z from 'zod'
import type { Field } from '../cards/component.ts'

/** Where everyone of the trial sits. */
export const zone = 'Asia/Shanghai'
const offset = ' +0800'

/** What is wrong with what stands in a field. */
export type Fault = 'invalid_answer' | 'required'

/** What a field is sent with, or what is wrong with it. */
type Filled = { value: string | string[] | boolean } | { fault: Fault }

const invalid: Filled = { fault: 'invalid_answer' }

/** What stands in a field before anyone touched it. */
export const initialOf = (field: Field): unknown => {
  switch (field.tag) {
    case 'input':
      return field.default_value
    case 'select_static':
      return field.initial_option || field.options[(field.initial_index ?? 0) - 1]?.value
    case 'select_person':
      return field.initial_option
    case 'multi_select_static':
    case 'multi_select_person':
      return field.selected_values
    case 'date_picker':
      return field.initial_date
    case 'picker_time':
      return field.initial_time
    case 'picker_datetime':
      return field.initial_datetime
    case 'checker':
      return field.checked
  }
}

const day = z.iso.date()
const hours = /^([01]\d|2[0-3]):[0-5]\d$/

const withOffset = (given: unknown, fits: (local: string) => boolean): Filled => {
  if (given === undefined || given === '') return { value: '' }
  if (typeof given !== 'string') return invalid
  const local = given.replace(/ [+-]\d{4}$/, '')
  return fits(local) ? { value: local + offset } : invalid
}

const one = (given: unknown, offered: string[]): Filled => {
  if (given === undefined || given === '') return { value: '' }
  return typeof given === 'string' && offered.includes(given) ? { value: given } : invalid
}

const several = (given: unknown, offered: string[]): Filled => {
  const read = z.array(z.enum(offered)).safeParse(given ?? [])
  return read.success && new Set(read.data).size === read.data.length
    ? { value: read.data }
    : invalid
}

const typed = (given: unknown, most: number): Filled =>
  typeof (given ?? '') === 'string' && String(given ?? '').length <= most
    ? { value: String(given ?? '') }
    : invalid

const read = (field: Field, given: unknown, people: string[]): Filled => {
  switch (field.tag) {
    case 'input':
      return typed(given, field.max_length ?? 1000)
    case 'select_static':
      return one(given, offeredIn(field, people))
    case 'select_person':
      return one(given, offeredIn(field, people))
    case 'multi_select_static':
    case 'multi_select_person':
      return several(given, offeredIn(field, people))
    case 'date_picker':
      return withOffset(given, (local) => day.safeParse(local).success)
    case 'picker_time':
      return withOffset(given, (local) => hours.test(local))
    case 'picker_datetime':
      return withOffset(given, (local) => {
        const [date, time = '', ...more] = local.split(' ')
        return day.safeParse(date).success && hours.test(time) && more.length === 0
      })
    case 'checker':
      return typeof (given ?? false) === 'boolean' ? { value: given === true } : invalid
  }
}

/** What can be chosen; where no known person is offered, anyone of the chat. */
const offeredIn = (
  field: Extract<Field, { tag: `${string}select_${string}` }>,
  people: string[],
): string[] => {
  const offered = (field.options ?? []).map(({ value }) => value)
  if (field.tag === 'select_static' || field.tag === 'multi_select_static') return offered
  return offered.length > 0 ? offered : people
}

const isEmpty = (value: string | string[] | boolean) =>
  typeof value !== 'boolean' && value.length === 0

/** What a field is sent with: what was given, else what stood there at first. `people`: those of the chat. */
export const filled = (field: Field, given: unknown, people: string[]): Filled => {
  const standing =
    field.disabled || given === undefined || given === null ? initialOf(field) : given
  const answer = read(field, standing, people)
  if ('fault' in answer) return answer
  const missing = 'required' in field && field.required && isEmpty(answer.value)
  return missing ? { fault: 'required' } : answer
}
