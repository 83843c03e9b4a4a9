import * as z from 'zod'
import { Chat } from '../terms/chat.ts'
import { Locale } from '../terms/locale.ts'

/** Place: where in which chat something was said; answers go back there. */
export const Place = z.object({
  chat: Chat,
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  /** Between one person and us: nobody else reads it. */
  direct: z.boolean().optional(),
  /** The language of that one person; where many read, the company's Chinese is spoken. */
  locale: Locale.optional(),
})
export type Place = z.infer<typeof Place>
