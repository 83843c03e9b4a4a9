import { searchText } from '../terms/search-text.ts'
import type { Field } from './form.ts'

/** What a cell comes to. */
export type Value = string | string[] | boolean

const YES = new Set(['是', '对', '有', 'yes', 'y', 'true', '1', '√', '✓', '✔', '☑'])
const NO = new Set(['否', '不', '不是', '无', '没有', 'no', 'n', 'false', '0', '×', '✗', '☐'])

/** Reads what stands in a cell of a field; undefined where it is none of the field's choices. */
export function cellValue(field: Field, text: string): Value | undefined {
  switch (field.control) {
    case 'line':
    case 'paragraph':
    case 'person':
    case 'lookup':
      return text
    case 'date':
      return dayIn(text)
    case 'time':
      return timeIn(text)
    case 'tick':
      return tickIn(text)
    case 'select':
      return choiceIn(field, text)
    case 'checks':
      return choicesIn(field, text)
  }
}

/** As people write a day: 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日. Anything else is left for the form to refuse. */
function dayIn(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC')) ?? []
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
}

function timeIn(text: string): string {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text.normalize('NFKC')) ?? []
  return hour ? `${hour.padStart(2, '0')}:${minute}` : text
}

function tickIn(text: string): boolean | undefined {
  const said = text.normalize('NFKC').toLowerCase()
  return YES.has(said) ? true : NO.has(said) ? false : undefined
}

/** Several choices with commas or 顿号 between them, each once. */
function choicesIn(field: Field, text: string): string[] | undefined {
  const whole = choiceIn(field, text)
  if (whole) return [whole]
  const parts = text.split(/[、,\uff0c;\uff1b\n]/).filter((part) => part.trim() !== '')
  // A field whose choices the form does not know takes the words as they are.
  const chosen = parts.map((part) =>
    field.options.length > 0 ? choiceIn(field, part) : part.trim(),
  )
  return chosen.every((each) => each !== undefined) ? [...new Set(chosen)] : undefined
}

/** A choice by its value, or by what it is called in either language, with its group or without. */
function choiceIn({ options, groups }: Field, text: string): string | undefined {
  const asked = searchText(text)
  const groupsOf = (value: string) => groups.filter(({ values }) => values.includes(value))
  return options.find(
    ({ value, text: names }) =>
      value === text.trim() ||
      searchText(names.zh) === asked ||
      searchText(names.en) === asked ||
      groupsOf(value).some(
        ({ title }) =>
          searchText(title.zh + names.zh) === asked || searchText(title.en + names.en) === asked,
      ),
  )?.value
}
