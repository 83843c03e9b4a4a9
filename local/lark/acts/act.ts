import * as z from 'zod'

const as = z.string()

/** What a person does, read at the edge; its twin is `LarkAct` of the contract. */
export const AnyAct = z.discriminatedUnion('do', [
  z.object({
    as,
    do: z.literal('say'),
    chat: z.string(),
    text: z.string(),
    root: z.string().optional(),
  }),
  z.object({
    as,
    do: z.literal('press'),
    message: z.string(),
    element: z.string(),
    form: z.record(z.string(), z.unknown()).optional(),
    option: z.string().optional(),
    options: z.array(z.string()).optional(),
    input: z.string().optional(),
    checked: z.boolean().optional(),
  }),
  z.object({ as, do: z.literal('menu'), key: z.string() }),
  z.object({ as, do: z.literal('enter') }),
  z.object({ as, do: z.literal('read'), chat: z.string() }),
])
export type AnyAct = z.infer<typeof AnyAct>

/** One kind of act. */
export type ActOf<Kind extends AnyAct['do']> = Extract<AnyAct, { do: Kind }>
