import type { Words } from '../words.ts'
import { type Answer, isEmpty } from './answer.ts'
import type { Field } from './fields.ts'

/** What Slack itself says about a field before it bothers the bot, or nothing when the field is well. */
export function complaintOf(
  { element, required }: Field,
  answer: Answer,
  words: Words,
): string | undefined {
  if (isEmpty(answer)) return required ? words.required : undefined
  if (!('value' in answer) || answer.value === null) return undefined
  const { value } = answer
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return words.notAnEmail
  if (element.type === 'url_text_input' && !URL.canParse(value)) return words.notAUrl
  if (element.type === 'number_input') {
    const number = Number(value)
    if (Number.isNaN(number)) return words.notANumber
    if (!element.is_decimal_allowed && !Number.isInteger(number)) return words.notWhole
    if (element.min_value !== undefined && number < Number(element.min_value))
      return words.atLeast(element.min_value)
    if (element.max_value !== undefined && number > Number(element.max_value))
      return words.atMost(element.max_value)
  }
  if ('min_length' in element && element.min_length && value.length < element.min_length)
    return words.tooShort(element.min_length)
  if ('max_length' in element && element.max_length && value.length > element.max_length)
    return words.tooLong(element.max_length)
  return undefined
}
