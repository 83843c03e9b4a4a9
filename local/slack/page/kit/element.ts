import * as z from 'zod'
import { Confirm, Option, OptionGroup, PlainText, Text } from './text.ts'

const common = {
  action_id: z.string().default(''),
  placeholder: PlainText.optional(),
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
}
const menu = {
  ...common,
  options: z.array(Option).optional(),
  option_groups: z.array(OptionGroup).optional(),
  max_selected_items: z.number().optional(),
}
const typed = {
  ...common,
  initial_value: z.string().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
  dispatch_action_config: z
    .object({ trigger_actions_on: z.array(z.string()).optional() })
    .optional(),
}
const filter = z
  .object({
    include: z.array(z.string()).optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional()

const Button = z.object({
  ...common,
  type: z.literal('button'),
  text: PlainText,
  value: z.string().optional(),
  url: z.string().optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().optional(),
})
const Overflow = z.object({ ...common, type: z.literal('overflow'), options: z.array(Option) })
const Image = z.object({
  type: z.literal('image'),
  image_url: z.string().optional(),
  slack_file: z.object({ url: z.string().optional(), id: z.string().optional() }).optional(),
  alt_text: z.string().default(''),
})

const StaticSelect = z.object({
  ...menu,
  type: z.literal('static_select'),
  initial_option: Option.optional(),
})
const ExternalSelect = z.object({
  ...common,
  type: z.literal('external_select'),
  initial_option: Option.optional(),
  min_query_length: z.number().default(3),
})
const MultiStaticSelect = z.object({
  ...menu,
  type: z.literal('multi_static_select'),
  initial_options: z.array(Option).optional(),
})
const MultiExternalSelect = z.object({
  ...common,
  type: z.literal('multi_external_select'),
  initial_options: z.array(Option).optional(),
  min_query_length: z.number().default(3),
  max_selected_items: z.number().optional(),
})
const UsersSelect = z.object({
  ...common,
  type: z.literal('users_select'),
  initial_user: z.string().optional(),
})
const MultiUsersSelect = z.object({
  ...common,
  type: z.literal('multi_users_select'),
  initial_users: z.array(z.string()).optional(),
  max_selected_items: z.number().optional(),
})
const ConversationsSelect = z.object({
  ...common,
  type: z.literal('conversations_select'),
  initial_conversation: z.string().optional(),
  filter,
})
const Checkboxes = z.object({
  ...menu,
  type: z.literal('checkboxes'),
  initial_options: z.array(Option).optional(),
})
const RadioButtons = z.object({
  ...menu,
  type: z.literal('radio_buttons'),
  initial_option: Option.optional(),
})
const Datepicker = z.object({
  ...common,
  type: z.literal('datepicker'),
  initial_date: z.string().optional(),
})
const Timepicker = z.object({
  ...common,
  type: z.literal('timepicker'),
  initial_time: z.string().optional(),
  timezone: z.string().optional(),
})
const Datetimepicker = z.object({
  ...common,
  type: z.literal('datetimepicker'),
  initial_date_time: z.number().optional(),
})
const TextInput = z.object({
  ...typed,
  type: z.literal('plain_text_input'),
  multiline: z.boolean().optional(),
})
const EmailInput = z.object({ ...typed, type: z.literal('email_text_input') })
const UrlInput = z.object({ ...typed, type: z.literal('url_text_input') })
const NumberInput = z.object({
  ...typed,
  type: z.literal('number_input'),
  is_decimal_allowed: z.boolean().default(false),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
})
const FileInput = z.object({
  ...common,
  type: z.literal('file_input'),
  filetypes: z.array(z.string()).optional(),
  max_files: z.number().default(10),
})

/** Anything that a person may press, choose, fill in or look at inside a block. */
export const Element = z.discriminatedUnion('type', [
  Button,
  Overflow,
  Image,
  StaticSelect,
  ExternalSelect,
  MultiStaticSelect,
  MultiExternalSelect,
  UsersSelect,
  MultiUsersSelect,
  ConversationsSelect,
  Checkboxes,
  RadioButtons,
  Datepicker,
  Timepicker,
  Datetimepicker,
  TextInput,
  EmailInput,
  UrlInput,
  NumberInput,
  FileInput,
])
export type Element = z.infer<typeof Element>

/** The element of one kind. */
export type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>

/** Text or picture in a context line. */
export const ContextElement = z.union([Text, Image])
