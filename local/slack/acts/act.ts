import * as z from 'zod'
import { Values } from '../answers/values.ts'

const Place = z.object({ channel: z.string(), ts: z.string() })
const as = z.string()

/** What a person does, read at the edge; its twin is `Act` of the contract. */
export const AnyAct = z.discriminatedUnion('do', [
  z.object({
    as,
    do: z.literal('say'),
    channel: z.string(),
    text: z.string(),
    thread_ts: z.string().optional(),
  }),
  z.object({
    as,
    do: z.literal('command'),
    channel: z.string(),
    command: z.string(),
    text: z.string(),
    thread_ts: z.string().optional(),
  }),
  z.object({
    as,
    do: z.literal('shortcut'),
    callback_id: z.string(),
    channel: z.string().optional(),
    message_ts: z.string().optional(),
  }),
  z.object({
    as,
    do: z.literal('press'),
    where: z.object({ message: Place.optional(), view: z.string().optional() }),
    block_id: z.string(),
    action: z.looseObject({ action_id: z.string() }),
    values: Values.optional(),
  }),
  z.object({
    as,
    do: z.literal('suggest'),
    view: z.string().optional(),
    message: Place.optional(),
    block_id: z.string(),
    action_id: z.string(),
    value: z.string(),
    values: Values.optional(),
  }),
  z.object({ as, do: z.literal('submit'), view: z.string(), values: Values }),
  z.object({ as, do: z.literal('close'), view: z.string() }),
  z.object({ as, do: z.literal('home') }),
  z.object({ as, do: z.literal('read'), channel: z.string() }),
])
export type AnyAct = z.infer<typeof AnyAct>

/** One kind of act. */
export type ActOf<Kind extends AnyAct['do']> = Extract<AnyAct, { do: Kind }>
