import * as z from 'zod'
import { Choice, ChoiceGroup, Confirm, eitherLinesOrGroups, startsWithin } from './choices.ts'
import { ActionId } from './names.ts'
import { Placeholder } from './text.ts'

const common = {
  action_id: ActionId,
  placeholder: Placeholder.optional(),
  confirm: Confirm.optional(),
  focus_on_load: z.boolean().optional(),
}
const many = { max_selected_items: z.int().min(1).optional() }
const lines = {
  options: z.array(Choice).min(1).max(100).optional(),
  option_groups: z.array(ChoiceGroup).min(1).max(100).optional(),
}
const asked = { min_query_length: z.int().min(0).optional() }
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .refine((filter) => Object.keys(filter).length > 0, { error: 'filter is empty' })
    .optional(),
}
const linesOrGroups = { error: 'must have either options or option_groups' }
const initialOutside = { error: 'initial option is not among the options' }
const Id = z.string().min(1)

/** Every menu from which one thing or several are chosen. */
export const selects = [
  z
    .strictObject({
      type: z.literal('static_select'),
      ...common,
      ...lines,
      initial_option: Choice.optional(),
    })
    .refine(eitherLinesOrGroups, linesOrGroups)
    .refine(startsWithin, initialOutside),
  z
    .strictObject({
      type: z.literal('multi_static_select'),
      ...common,
      ...lines,
      ...many,
      initial_options: z.array(Choice).min(1).optional(),
    })
    .refine(eitherLinesOrGroups, linesOrGroups)
    .refine(startsWithin, initialOutside),
  z.strictObject({
    type: z.literal('external_select'),
    ...common,
    ...asked,
    initial_option: Choice.optional(),
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...common,
    ...asked,
    ...many,
    initial_options: z.array(Choice).min(1).max(100).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...common, initial_user: Id.optional() }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...common,
    ...many,
    initial_users: z.array(Id).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...common,
    ...conversations,
    initial_conversation: Id.optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...common,
    ...conversations,
    ...many,
    initial_conversations: z.array(Id).min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...common,
    initial_channel: Id.optional(),
    response_url_enabled: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...common,
    ...many,
    initial_channels: z.array(Id).min(1).optional(),
  }),
] as const
