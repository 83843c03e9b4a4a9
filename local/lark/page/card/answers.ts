import { initialOf } from '../../acts/filled.ts'
import { allIn, type Field, isFillable, type Part } from './parts.ts'

/** What stands in something that is filled in: a text, several choices, or a tick. */
export type Answer = string | readonly string[] | boolean

const nothingIn = ({ tag }: Field): Answer =>
  tag === 'checker' ? false : tag.startsWith('multi_') ? [] : ''

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value)

/** What stands in it before anybody touches it. */
export const firstAnswer = (field: Field): Answer => {
  const first = initialOf(field)
  return isAnswer(first) ? first : nothingIn(field)
}

/** Whether nothing was filled in; a box that is not ticked is an answer. */
const isEmpty = (answer: Answer): boolean =>
  typeof answer === 'string'
    ? answer.trim() === ''
    : typeof answer !== 'boolean' && answer.length === 0

type AnswerOf = (part: Part<Field>) => Answer

/** What a form sends, by name; what was emptied is sent empty. */
export const valuesOf = (parts: readonly Part[], answerOf: AnswerOf): Record<string, unknown> =>
  Object.fromEntries(
    allIn(parts)
      .filter(isFillable)
      .flatMap((part) => (part.component.name ? [[part.component.name, answerOf(part)]] : [])),
  )

/** The places that must be filled in before the form is sent, and are not. */
export const missingIn = (parts: readonly Part[], answerOf: AnswerOf): string[] =>
  allIn(parts)
    .filter(isFillable)
    .filter((part) => 'required' in part.component && part.component.required)
    .filter((part) => isEmpty(answerOf(part)))
    .map(({ at }) => at)
