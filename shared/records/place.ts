import * as z from 'zod'

/** Place: where in which chat something was said; answers go back there. */
export const Place = z.object({
  chat: z.enum(['slack', 'lark']),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
})
export type Place = z.infer<typeof Place>
