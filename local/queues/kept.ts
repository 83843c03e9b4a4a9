import * as z from 'zod'

/** A message as it is kept, in a queue that has not been told that it is done. */
export const Kept = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: z.int(),
  /** Its place in the order of its queue. */
  sequence: z.int(),
  group: z.string().optional(),
  deduplicationId: z.string().optional(),
  /** How often it was handed out. */
  received: z.int(),
  firstReceivedAt: z.int().optional(),
  /** Of a dead letter: the queue where nothing could be made of it. */
  from: z.string().optional(),
})
export type Kept = z.infer<typeof Kept>

const ids = z.array(z.string())

/** What happens to queues, as their journal keeps it. Who has a message in hand is not kept: whoever had it is gone too. */
export const Change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('sent'), queue: z.string(), message: Kept }),
  z.object({ do: z.literal('received'), queue: z.string(), ids, at: z.int() }),
  z.object({ do: z.literal('deleted'), queue: z.string(), ids }),
  z.object({
    do: z.literal('known'),
    queue: z.string(),
    deduplicationId: z.string(),
    id: z.string(),
    sequence: z.int(),
    at: z.int(),
  }),
])
export type Change = z.infer<typeof Change>
