import * as z from 'zod'
import { ActionId } from './names.ts'
import { Placeholder } from './text.ts'

const typed = {
  action_id: ActionId,
  placeholder: Placeholder.optional(),
  focus_on_load: z.boolean().optional(),
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z
        .array(z.enum(['on_enter_pressed', 'on_character_entered']))
        .min(1)
        .optional(),
    })
    .optional(),
}

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

/** One line or several of free text. */
export const PlainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine((it) => (it.min_length ?? 0) <= (it.max_length ?? 3000), {
    error: 'min_length is greater than max_length',
    path: ['min_length'],
  })

/** A number, kept as the characters typed. */
export const NumberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: Decimal.optional(),
    min_value: Decimal.optional(),
    max_value: Decimal.optional(),
  })
  .refine((it) => Number(it.min_value ?? -Infinity) <= Number(it.max_value ?? Infinity), {
    error: 'min_value is greater than max_value',
    path: ['min_value'],
  })

/** An e-mail address. */
export const EmailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.email().optional(),
})

/** A web address. */
export const UrlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.url().optional(),
})

/** Files handed over inside a modal. */
export const FileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: ActionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
})
