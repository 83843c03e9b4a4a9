import * as z from 'zod'
import { Message } from './message.ts'

/** One line of the journal: something that happened in the workspace. */
export const Change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), message: Message }),
  z.object({ kind: z.literal('read'), person: z.string(), chat: z.string(), message: z.string() }),
  z.object({ kind: z.literal('forwarded'), by: z.number() }),
  z.object({ kind: z.literal('event'), id: z.string(), body: z.string() }),
  z.object({ kind: z.literal('delivered'), id: z.string() }),
])
export type Change = z.infer<typeof Change>
