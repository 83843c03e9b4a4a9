import { type Field, isField } from '../cards/component.ts'
import { formAround, type Placed } from '../cards/placed.ts'
import { type Fault, filled } from './filled.ts'

const fieldsBeside = (all: Placed[], button: Placed): Field[] =>
  all.flatMap((placed) =>
    isField(placed.component) && formAround(placed) === formAround(button)
      ? [placed.component]
      : [],
  )

/** What a form sends: every field by its name, those left alone with what stood there at first, empty ones empty. */
export const formValue = (
  all: Placed[],
  button: Placed,
  given: Record<string, unknown>,
  people: string[],
): { values: Record<string, unknown> } | { fault: Fault } => {
  const fields = fieldsBeside(all, button)
  if (!Object.keys(given).every((name) => fields.some((field) => field.name === name)))
    return { fault: 'invalid_answer' }
  const values: Record<string, unknown> = {}
  let fault: Fault | undefined
  for (const field of fields) {
    const answer = filled(field, given[field.name ?? ''], people)
    if ('value' in answer) values[field.name ?? ''] = answer.value
    else if (fault !== 'invalid_answer') fault = answer.fault
  }
  return fault ? { fault } : { values }
}
