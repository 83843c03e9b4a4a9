import * as z from 'zod'

/** What a button of ours carries. Lark shows it to the client, so it holds ids only, and is read as anybody's input. */
export const Carried = z.discriminatedUnion('k', [
  /** Goes through an entrance. */
  z.object({
    k: z.literal('intent'),
    intent: z.string(),
    args: z.record(z.string(), z.string()).default({}),
    /** The message at the root of the thread that the card stands in: a press does not say. */
    thread: z.string().optional(),
    /** The card stands in a one-to-one chat with us. */
    direct: z.boolean().optional(),
  }),
  /** Submits an open form, or searches in one of its type-ahead fields. */
  z.object({
    k: z.literal('form'),
    draft: z.string(),
    do: z.enum(['submit', 'search', 'close']),
    field: z.string().optional(),
  }),
])
export type Carried = z.infer<typeof Carried>
