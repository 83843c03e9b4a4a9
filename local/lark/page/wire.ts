import * as z from 'zod'
import { perform, sendFile, stateFor } from '../../workspace/page/wire.ts'
import type { LarkAct, LarkActResult, LarkFileResult, LarkState } from '../contract.ts'

const Person = z.object({
  openId: z.string(),
  name: z.string(),
  title: z.string(),
  locale: z.enum(['zh_cn', 'en_us']),
  tenantKey: z.string().exactOptional(),
  bot: z.boolean().exactOptional(),
})
const Chat = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['group', 'p2p']),
  members: z.array(z.string()),
  unread: z.number(),
  with: z.string().exactOptional(),
})
const Message = z.object({
  id: z.string(),
  chat: z.string(),
  sender: z.string(),
  type: z.enum(['text', 'post', 'image', 'file', 'interactive']),
  content: z.unknown(),
  createdAt: z.number(),
  updatedAt: z.number().exactOptional(),
  root: z.string().exactOptional(),
  replies: z.number().exactOptional(),
  urgent: z.boolean().exactOptional(),
  size: z.number().exactOptional(),
})
const State: z.ZodType<LarkState> = z.object({
  tenant: z.object({ key: z.string(), name: z.string() }),
  now: z.number(),
  people: z.array(Person),
  chats: z.array(Chat),
  messages: z.array(Message),
  menu: z.array(z.object({ key: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
  beside: z.string().exactOptional(),
})
const Failed = z.object({ ok: z.literal(false), error: z.string() })
const Result: z.ZodType<LarkActResult> = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    toast: z.object({ type: z.string(), content: z.string() }).exactOptional(),
    message: z.string().exactOptional(),
  }),
  Failed,
])
const Upload: z.ZodType<LarkFileResult> = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), message: z.string(), key: z.string() }),
  Failed,
])

/** What the person may see now. */
export const stateOf = (as: string): Promise<LarkState> => stateFor(as, State)

/** Tells the server what a person did. */
export const act = (what: LarkAct): Promise<LarkActResult> => perform(what, Result)

/** Whose a file is, and where it goes. */
interface Destination {
  as: string
  chat: string
  root?: string | undefined
}

/** Sends the bytes of a file, raw: it becomes a message of its own. */
export const upload = (file: File, where: Destination): Promise<LarkFileResult> =>
  sendFile(file, { ...where }, Upload)
