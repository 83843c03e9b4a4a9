import * as z from 'zod'
import { perform, sendFile, stateFor } from '../../workspace/page/wire.ts'
import type { Act, ActResult, FileResult, WorkspaceState } from '../contract.ts'

const Person = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  locale: z.enum(['zh-CN', 'en-US']),
  bot: z.boolean().exactOptional(),
})
const Channel = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['channel', 'private', 'im']),
  members: z.array(z.string()),
  unread: z.number(),
  with: z.string().exactOptional(),
})
const Message = z.object({
  ts: z.string(),
  channel: z.string(),
  user: z.string(),
  text: z.string(),
  blocks: z.array(z.unknown()).exactOptional(),
  thread_ts: z.string().exactOptional(),
  reply_count: z.number().exactOptional(),
  files: z
    .array(z.object({ id: z.string(), name: z.string(), mimetype: z.string(), size: z.number() }))
    .exactOptional(),
  ephemeral: z.boolean().exactOptional(),
  edited: z.boolean().exactOptional(),
  bot_id: z.string().exactOptional(),
  subtype: z.string().exactOptional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).exactOptional(),
})
const View = z.object({
  id: z.string(),
  hash: z.string(),
  view: z.unknown(),
  errors: z.record(z.string(), z.string()).exactOptional(),
})
const State: z.ZodType<WorkspaceState> = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  now: z.number(),
  people: z.array(Person),
  channels: z.array(Channel),
  messages: z.array(Message),
  modals: z.array(View),
  home: View.exactOptional(),
  commands: z.array(
    z.object({
      command: z.string(),
      description: z.string(),
      usage_hint: z.string().exactOptional(),
    }),
  ),
  shortcuts: z.array(
    z.object({ name: z.string(), type: z.enum(['message', 'global']), callback_id: z.string() }),
  ),
  beside: z.string().exactOptional(),
})
const Failed = z.object({ ok: z.literal(false), error: z.string() })
const Result: z.ZodType<ActResult> = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    options: z.unknown().optional(),
    errors: z.record(z.string(), z.string()).exactOptional(),
  }),
  Failed,
])
const Upload: z.ZodType<FileResult> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), file: z.string(), ts: z.string().exactOptional() }),
  Failed,
])

/** What the person may see now. */
export const stateOf = (as: string): Promise<WorkspaceState> => stateFor(as, State)

/** Tells the server what a person did. */
export const act = (what: Act): Promise<ActResult> => perform(what, Result)

/** Where a file goes; without a channel it is only kept, for a form. */
interface Destination {
  as: string
  channel?: string | undefined
  thread?: string | undefined
  text?: string | undefined
}

/** Sends the bytes of a file, raw. */
export const upload = (file: File, where: Destination): Promise<FileResult> =>
  sendFile(file, { ...where }, Upload)
