import { allIn, type Component, type Part } from './parts.ts'

/** What stands in something that is filled in: a text, several choices, or a tick. */
export type Answer = string | readonly string[] | boolean

/** A component that holds an answer. */
export type Fillable = Extract<
  Component,
  {
    tag:
      | 'input'
      | 'select_static'
      | 'multi_select_static'
      | 'select_person'
      | 'multi_select_person'
      | 'date_picker'
      | 'picker_time'
      | 'picker_datetime'
      | 'checker'
  }
>

/** Whether it is something that is filled in. */
export const isFillable = (part: Part): part is Part<Fillable> =>
  /^(input|(multi_)?select_.*|date_picker|picker_.*|checker)$/.test(part.component.tag)

/** What stands in it before anybody touches it. */
export function firstAnswer(component: Fillable): Answer {
  switch (component.tag) {
    case 'input':
      return component.default_value ?? ''
    case 'select_static': {
      const { initial_option, initial_index, options } = component
      return initial_option || options[(initial_index ?? 0) - 1]?.value || ''
    }
    case 'select_person':
      return component.initial_option ?? ''
    case 'multi_select_static':
    case 'multi_select_person':
      return component.selected_values ?? []
    case 'date_picker':
      return component.initial_date ?? ''
    case 'picker_time':
      return component.initial_time ?? ''
    case 'picker_datetime':
      return component.initial_datetime ?? ''
    case 'checker':
      return component.checked ?? false
  }
}

/** Whether nothing was filled in. */
export const isEmpty = (answer: Answer): boolean =>
  typeof answer === 'string'
    ? answer.trim() === ''
    : answer !== true && answer !== false && answer.length === 0

/** Looks up what stands in a component. */
export type AnswerOf = (part: Part<Fillable>) => Answer

/** What a form sends: texts even when they are empty, choices only when they were made. */
export function valuesOf(parts: readonly Part[], answerOf: AnswerOf): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const part of allIn(parts).filter(isFillable)) {
    const { name, tag } = part.component
    const answer = answerOf(part)
    if (name && (tag === 'input' || !isEmpty(answer))) values[name] = answer
  }
  return values
}

/** The places that must be filled in before the form is sent, and are not. */
export const missingIn = (parts: readonly Part[], answerOf: AnswerOf): string[] =>
  allIn(parts)
    .filter(isFillable)
    .filter((part) => 'required' in part.component && part.component.required)
    .filter((part) => isEmpty(answerOf(part)))
    .map(({ at }) => at)
