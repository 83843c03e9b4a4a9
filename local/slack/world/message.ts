import * as z from 'zod'
import { Block } from '../block-kit/blocks.ts'

/** What the bot hangs on a message for itself. */
export const Metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.json()),
})

/** A message as the workspace keeps it; `files` are ids. */
export const Message = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  app_id: z.string().optional(),
  client_msg_id: z.string().optional(),
  thread_ts: z.string().optional(),
  broadcast: z.boolean().optional(),
  blocks: z.array(Block).optional(),
  files: z.array(z.string()).optional(),
  metadata: Metadata.optional(),
  edited: z.object({ user: z.string(), ts: z.string() }).optional(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).optional(),
})
export type Message = z.infer<typeof Message>

/** A file as the workspace keeps it; its bytes lie beside the journal. */
export const StoredFile = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  size: z.number(),
  user: z.string(),
  created: z.number(),
  channels: z.array(z.string()),
  /** Given to the bot in a form's file field. */
  handed: z.boolean().optional(),
})
export type StoredFile = z.infer<typeof StoredFile>
