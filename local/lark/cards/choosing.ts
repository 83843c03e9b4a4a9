import * as z from 'zod'
import { Callbacks, Confirm, common, Links, Name } from './common.ts'
import { FieldWidth } from './measures.ts'
import { Icon, Placeholder, plainText } from './text.ts'

/** What every field may have. */
export const field = {
  ...common,
  name: Name.optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  width: FieldWidth.optional(),
  behaviors: Callbacks.optional(),
  confirm: Confirm.optional(),
}

const menu = { ...field, type: z.enum(['default', 'text']).optional() }

const different = (values: string[]) => new Set(values).size === values.length

const Options = z
  .array(z.strictObject({ text: plainText(), icon: Icon.optional(), value: z.string().min(1) }))
  .min(1)
  .refine((options) => different(options.map(({ value }) => value)), {
    error: 'two options have one value',
  })

const People = z
  .array(z.strictObject({ value: z.string().min(1) }))
  .refine((options) => different(options.map(({ value }) => value)), {
    error: 'a person is offered twice',
  })

/** One of several. An `initial_option` of '' is none. */
export const SelectStatic = z
  .strictObject({
    tag: z.literal('select_static'),
    ...menu,
    placeholder: Placeholder.optional(),
    options: Options,
    initial_option: z.string().optional(),
    initial_index: z.int().min(0).optional(),
  })
  .refine(
    ({ options, initial_option: first }) => !first || options.some(({ value }) => value === first),
    { error: 'is no option', path: ['initial_option'] },
  )
  .refine(({ options, initial_index: first }) => (first ?? 0) <= options.length, {
    error: 'is no option',
    path: ['initial_index'],
  })

/** Any of several. */
export const MultiSelectStatic = z
  .strictObject({
    tag: z.literal('multi_select_static'),
    ...menu,
    placeholder: Placeholder.optional(),
    options: Options,
    selected_values: z.array(z.string()).optional(),
  })
  .refine(
    ({ options, selected_values: first = [] }) =>
      first.every((each) => options.some(({ value }) => value === each)),
    { error: 'is no option', path: ['selected_values'] },
  )

/** A person; with no options, any of the chat. */
export const SelectPerson = z
  .strictObject({
    tag: z.literal('select_person'),
    ...menu,
    placeholder: Placeholder.optional(),
    options: People.optional(),
    initial_option: z.string().optional(),
  })
  .refine(
    ({ options, initial_option: first }) =>
      !first || (options ?? []).some(({ value }) => value === first),
    { error: 'is no option', path: ['initial_option'] },
  )

/** Persons; with no options, any of the chat. */
export const MultiSelectPerson = z
  .strictObject({
    tag: z.literal('multi_select_person'),
    ...menu,
    placeholder: Placeholder.optional(),
    options: People.optional(),
    selected_values: z.array(z.string()).optional(),
  })
  .refine(
    ({ options = [], selected_values: first = [] }) =>
      options.length === 0 || first.every((each) => options.some(({ value }) => value === each)),
    { error: 'is no option', path: ['selected_values'] },
  )

/** Buttons folded into one. */
export const Overflow = z.strictObject({
  tag: z.literal('overflow'),
  ...common,
  width: FieldWidth.optional(),
  options: z
    .array(
      z.strictObject({
        text: plainText(100),
        multi_url: Links.optional(),
        value: z.string().optional(),
      }),
    )
    .min(1),
  behaviors: Callbacks.optional(),
  confirm: Confirm.optional(),
})
