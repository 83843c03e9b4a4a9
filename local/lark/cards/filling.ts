import * as z from 'zod'
import { field } from './choosing.ts'
import { Behaviors, Confirm, common, Name } from './common.ts'
import { FieldWidth, Padding } from './measures.ts'
import { Icon, Placeholder, plainText, StyledText } from './text.ts'

/** Text to write in. */
export const Input = z
  .strictObject({
    tag: z.literal('input'),
    ...field,
    placeholder: Placeholder.optional(),
    default_value: z.string().optional(),
    disabled_tips: plainText().optional(),
    max_length: z.int().min(1).max(1000).optional(),
    input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
    show_icon: z.boolean().optional(),
    rows: z.int().min(1).optional(),
    auto_resize: z.boolean().optional(),
    max_rows: z.int().min(1).optional(),
    label: plainText().optional(),
    label_position: z.enum(['top', 'left']).optional(),
  })
  .refine(({ default_value: first = '', max_length: most = 1000 }) => first.length <= most, {
    error: 'is longer than max_length',
    path: ['default_value'],
  })

const shown = (initial: string) => (picker: Record<string, unknown>) =>
  picker[initial] !== undefined || picker['placeholder'] !== undefined

const unshown = { error: 'must have a placeholder where it has no first value' }

/** A day. */
export const DatePicker = z
  .strictObject({
    tag: z.literal('date_picker'),
    ...field,
    placeholder: Placeholder.optional(),
    initial_date: z.iso.date().optional(),
  })
  .refine(shown('initial_date'), unshown)

const clock = '([01]\\d|2[0-3]):[0-5]\\d'

/** A time of day. */
export const PickerTime = z
  .strictObject({
    tag: z.literal('picker_time'),
    ...field,
    placeholder: Placeholder.optional(),
    initial_time: z
      .string()
      .regex(new RegExp(`^${clock}$`), { error: 'must be a time as 09:30' })
      .optional(),
  })
  .refine(shown('initial_time'), unshown)

/** A day and a time of it. */
export const PickerDatetime = z
  .strictObject({
    tag: z.literal('picker_datetime'),
    ...field,
    placeholder: Placeholder.optional(),
    initial_datetime: z
      .string()
      .regex(new RegExp(`^\\d{4}-\\d{2}-\\d{2} ${clock}$`), {
        error: 'must be a time as 2026-12-01 09:30',
      })
      .optional(),
  })
  .refine(shown('initial_datetime'), unshown)

/** Pressed for a call to the bot, to open a page, or to send the form around it. */
export const Button = z.strictObject({
  tag: z.literal('button'),
  ...common,
  name: Name.optional(),
  text: plainText(100).optional(),
  type: z
    .enum([
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ])
    .optional(),
  size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
  width: FieldWidth.optional(),
  icon: Icon.optional(),
  hover_tips: plainText().optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText().optional(),
  confirm: Confirm.optional(),
  behaviors: Behaviors.optional(),
  form_action_type: z.enum(['submit', 'reset']).optional(),
})

/** Ticked or not. */
export const Checker = z.strictObject({
  tag: z.literal('checker'),
  ...common,
  name: Name.optional(),
  checked: z.boolean().optional(),
  text: StyledText.optional(),
  overall_checkable: z.boolean().optional(),
  button_area: z
    .strictObject({
      pc_display_rule: z.enum(['always', 'on_hover']).optional(),
      buttons: z.array(Button).max(3),
    })
    .optional(),
  checked_style: z
    .strictObject({
      show_strikethrough: z.boolean().optional(),
      opacity: z.number().min(0).max(1).optional(),
    })
    .optional(),
  padding: Padding.optional(),
  confirm: Confirm.optional(),
  behaviors: Behaviors.optional(),
  hover_tips: plainText().optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText().optional(),
})
