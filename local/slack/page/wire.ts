import * as z from 'zod'
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

/** What the person may see now; for someone unknown here, what the first of the company sees. */
export async function stateFor(as: string): Promise<WorkspaceState> {
  const answer = await fetch(`/workspace/state?${new URLSearchParams({ as })}`)
  if (answer.status === 404 && as !== '') return await stateFor('')
  if (!answer.ok) throw new Error(`state ${answer.status}`)
  return State.parse(await answer.json())
}

/** Tells the server what a person did; a server that cannot be reached is an answer like any other. */
export async function act(what: Act): Promise<ActResult> {
  try {
    const answer = await fetch('/workspace/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    })
    return Result.parse(await answer.json())
  } catch {
    return { ok: false, error: 'unreachable' }
  }
}

/** Where a file goes; without a channel it is only kept, for a form. */
interface Destination {
  as: string
  channel?: string | undefined
  thread?: string | undefined
  text?: string | undefined
}

/** Sends the bytes of a file, raw. */
export async function upload(
  file: File,
  { as, channel, thread, text }: Destination,
): Promise<FileResult> {
  const query = new URLSearchParams({ as, name: file.name })
  if (channel) query.set('channel', channel)
  if (thread) query.set('thread', thread)
  if (text) query.set('text', text)
  try {
    const answer = await fetch(`/workspace/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    })
    return Upload.parse(await answer.json())
  } catch {
    return { ok: false, error: 'unreachable' }
  }
}

/** Moves the trial's clock. */
export async function forward(milliseconds: number): Promise<void> {
  await fetch('/workspace/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ forward: milliseconds }),
  })
}
