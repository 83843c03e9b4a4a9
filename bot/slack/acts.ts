import * as z from 'zod'
import { State } from './answers.ts'
import { SharedFile } from './files.ts'

const Who = {
  user: z.looseObject({ id: z.string().min(1), team_id: z.string().optional() }),
  team: z.looseObject({ id: z.string().min(1) }),
}

const Channel = z.looseObject({ id: z.string() })

/** A slash command. */
export const SlashCommand = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string().min(1),
  team_id: z.string().min(1),
  channel_id: z.string(),
  trigger_id: z.string(),
})

/** A shortcut, on a message or anywhere. */
export const Shortcut = z.looseObject({
  ...Who,
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  trigger_id: z.string(),
  channel: Channel.optional(),
  message_ts: z.string().optional(),
  message: z
    .looseObject({
      ts: z.string(),
      text: z.string().default(''),
      thread_ts: z.string().optional(),
      files: z.array(SharedFile).default([]),
    })
    .optional(),
})
export type Shortcut = z.infer<typeof Shortcut>

const View = {
  id: z.string(),
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  previous_view_id: z.string().nullish(),
}

/** A press on a button, in a message, a modal or the home page. */
export const Press = z.looseObject({
  ...Who,
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  channel: Channel.nullish(),
  container: z
    .looseObject({
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().default(false),
    })
    .default({ is_ephemeral: false }),
  view: z.looseObject(View).nullish(),
  actions: z
    .array(z.looseObject({ action_id: z.string(), value: z.string().default('{}') }))
    .min(1),
})
export type Press = z.infer<typeof Press>

/** A modal filled in. */
export const Submission = z.looseObject({
  ...Who,
  type: z.literal('view_submission'),
  view: z.looseObject({ ...View, state: State }),
})
export type Submission = z.infer<typeof Submission>

/** Letters typed into a type-ahead field. */
export const Suggestion = z.looseObject({
  ...Who,
  type: z.literal('block_suggestion'),
  action_id: z.string(),
  value: z.string().default(''),
})
