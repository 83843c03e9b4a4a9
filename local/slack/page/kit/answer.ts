import * as z from 'zod'
import type { Element } from './element.ts'
import type { Option } from './text.ts'

/** A file in a form, as Slack gives it back: its id is enough for the bot to fetch it. */
const FormFile = z.looseObject({ id: z.string(), name: z.string() })
type FormFile = z.infer<typeof FormFile>

/** What one field holds, in the shape of Slack's `view.state.values[block_id][action_id]`. */
export type Answer =
  | { type: string; value: string | null }
  | { type: string; selected_option: Option | null }
  | { type: string; selected_options: Option[] }
  | { type: string; selected_user: string | null }
  | { type: string; selected_users: string[] }
  | { type: string; selected_conversation: string | null }
  | { type: string; selected_date: string | null }
  | { type: string; selected_time: string | null; timezone?: string }
  | { type: string; selected_date_time: number | null }
  | { type: string; files: FormFile[] }

/** What a field holds before anyone touches it, or nothing for buttons, menus of acts and pictures. */
export function initialAnswer(element: Element): Answer | undefined {
  const { type } = element
  switch (type) {
    case 'button':
    case 'overflow':
    case 'image':
      return undefined
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value || null }
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] }
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null }
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null }
    case 'timepicker': {
      const selected_time = element.initial_time ?? null
      return element.timezone
        ? { type, selected_time, timezone: element.timezone }
        : { type, selected_time }
    }
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null }
    case 'file_input':
      return { type, files: [] }
  }
}

/** Whether nothing was filled in. */
export function isEmpty(answer: Answer): boolean {
  const { type: _, ...held } = answer
  return Object.entries(held).every(
    ([name, value]) =>
      name === 'timezone' ||
      value === null ||
      (Array.isArray(value) && value.length === 0) ||
      (typeof value === 'string' && value.trim() === ''),
  )
}
