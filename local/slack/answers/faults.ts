import * as z from 'zod'
import { linesOf } from '../block-kit/choices.ts'
import type { Element } from '../block-kit/elements.ts'

/** Why an answer cannot be accepted, in words for both languages. */
export type Fault = { zh: string; en: string }

const fault = (zh: string, en: string): Fault => ({ zh, en })

/** A field that must be filled in was left empty. */
export const missing = fault('请填写此必填字段。', 'Please complete this required field.')

const wrongShape = fault('这一项的值不对。', 'This value is not of the right kind.')

const Text = z.string().max(3000)
const Chosen = z.object({ value: z.string() })

const textFault = (element: Element & { type: 'plain_text_input' }, value: string) => {
  const { min_length: least = 0, max_length: most = 3000 } = element
  if (value.length < least) return fault(`至少 ${least} 个字。`, `At least ${least} characters.`)
  if (value.length > most) return fault(`至多 ${most} 个字。`, `At most ${most} characters.`)
  return undefined
}

const numberFault = (element: Element & { type: 'number_input' }, value: string) => {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!pattern.test(value)) return fault('请填写数字。', 'Please enter a valid number.')
  const least = element.min_value
  const most = element.max_value
  if (least !== undefined && Number(value) < Number(least))
    return fault(`不小于 ${least}。`, `Not less than ${least}.`)
  if (most !== undefined && Number(value) > Number(most))
    return fault(`不大于 ${most}。`, `Not more than ${most}.`)
  return undefined
}

const fitsSchema = (schema: z.ZodType, value: unknown, says: Fault) =>
  schema.safeParse(value).success ? undefined : says

const within = (element: Parameters<typeof linesOf>[0], value: unknown) => {
  const chosen = z.array(Chosen).safeParse(Array.isArray(value) ? value : [value])
  if (!chosen.success) return wrongShape
  const offered = new Set(linesOf(element).map((line) => line.value))
  return chosen.data.every((line) => offered.has(line.value)) ? undefined : wrongShape
}

const kindFault = (element: Element, value: unknown): Fault | undefined => {
  switch (element.type) {
    case 'plain_text_input': {
      const text = Text.safeParse(value)
      return text.success ? textFault(element, text.data) : wrongShape
    }
    case 'number_input': {
      const text = Text.safeParse(value)
      return text.success ? numberFault(element, text.data) : wrongShape
    }
    case 'email_text_input':
      return fitsSchema(
        z.email(),
        value,
        fault('请填写邮箱地址。', 'Please enter a valid email address.'),
      )
    case 'url_text_input':
      return fitsSchema(z.url(), value, fault('请填写网址。', 'Please enter a valid URL.'))
    case 'datepicker':
      return fitsSchema(z.iso.date(), value, wrongShape)
    case 'timepicker':
      return fitsSchema(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), value, wrongShape)
    case 'datetimepicker':
      return fitsSchema(z.int().min(1e9).max(9_999_999_999), value, wrongShape)
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes':
      return within(element, value)
    case 'external_select':
      return fitsSchema(Chosen, value, wrongShape)
    case 'multi_external_select':
      return fitsSchema(z.array(Chosen), value, wrongShape)
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return fitsSchema(z.string().min(1), value, wrongShape)
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return fitsSchema(z.array(z.string().min(1)), value, wrongShape)
    case 'file_input':
      return fitsSchema(z.array(z.looseObject({ id: z.string() })), value, wrongShape)
    case 'button':
    case 'overflow':
      return undefined
  }
}

/** What is wrong with an answer that is not empty, as Slack's own form would say it. */
export const faultOf = (element: Element, value: unknown): Fault | undefined => {
  const most =
    element.type === 'file_input'
      ? (element.max_files ?? 10)
      : 'max_selected_items' in element
        ? element.max_selected_items
        : undefined
  if (most !== undefined && Array.isArray(value) && value.length > most)
    return fault(`至多选 ${most} 项。`, `Choose at most ${most}.`)
  return kindFault(element, value)
}
