import type { Ask, Statement } from './policy.ts'
import { isLike } from './wildcard.ts'

type Holds = (value: string, wanted: readonly string[]) => boolean

const among: Holds = (value, wanted) => wanted.includes(value)
const like: Holds = (value, wanted) => wanted.some((pattern) => isLike(value, pattern))
const not =
  (holds: Holds): Holds =>
  (value, wanted) =>
    !holds(value, wanted)

const OPERATORS: Readonly<Record<string, Holds>> = {
  StringEquals: among,
  StringNotEquals: not(among),
  StringLike: like,
  StringNotLike: not(like),
  ArnEquals: like,
  ArnNotEquals: not(like),
  ArnLike: like,
  ArnNotLike: not(like),
  Bool: among,
  NumericLessThan: (value, wanted) => wanted.some((it) => Number(value) < Number(it)),
}

/** Whether all conditions of a statement hold. @throws on an operator that is not known here */
export const hold = (conditions: Statement['Condition'], { context }: Ask): boolean =>
  Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => holds(operator, context[key] ?? [], wanted)),
  )

/** One condition, about what is given of one key: one value, several, or none. */
function holds(operator: string, given: readonly string[], wanted: readonly string[]): boolean {
  if (operator === 'Null') return wanted.includes(String(given.length === 0))
  const [, quantity, name = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(operator) ?? []
  const one = OPERATORS[name]
  if (!one) throw new Error(`${operator} is not known here`)
  const fits = (value: string) => one(value, wanted)
  // Of no value at all everything is true: whoever means otherwise asks for `Null` beside it.
  if (quantity === 'ForAllValues') return given.every(fits)
  if (quantity === 'ForAnyValue') return given.some(fits)
  if (given.length > 1) throw new Error(`${operator} is about one value, and there are several`)
  const [value] = given
  if (value !== undefined) return fits(value)
  return ifExists !== undefined || name.includes('Not')
}
