import * as z from 'zod'

/** A file as the workspace keeps it; its bytes lie beside the journal. */
const SharedFile = z.object({
  key: z.string(),
  kind: z.enum(['file', 'image']),
  name: z.string(),
  size: z.number(),
})
export type SharedFile = z.infer<typeof SharedFile>

/** Someone named in a text by a placeholder. */
const Mention = z.object({ key: z.string(), openId: z.string(), name: z.string() })
export type Mention = z.infer<typeof Mention>

/** A message as the workspace keeps it. */
export const Message = z.object({
  id: z.string(),
  chat: z.string(),
  sender: z.string(),
  type: z.enum(['text', 'post', 'image', 'file', 'interactive']),
  /** JSON as the Open API has it. */
  content: z.string(),
  mentions: z.array(Mention).optional(),
  createdAt: z.number(),
  updatedAt: z.number().optional(),
  /** The message answered to, and the first of those that it answers in turn. */
  parent: z.string().optional(),
  root: z.string().optional(),
  /** Said in the thread under its root. */
  threaded: z.boolean().optional(),
  /** What the bot knows it by for an hour. */
  uuid: z.string().optional(),
  file: SharedFile.optional(),
  /** Who was called to it. */
  urgent: z.array(z.string()).optional(),
})
export type Message = z.infer<typeof Message>
