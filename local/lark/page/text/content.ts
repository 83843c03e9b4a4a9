import * as z from 'zod'

const Run = z.discriminatedUnion('tag', [
  z.object({ tag: z.literal('text'), text: z.string() }),
  z.object({ tag: z.literal('a'), href: z.string(), text: z.string() }),
  z.object({ tag: z.literal('at'), user_id: z.string(), user_name: z.string().default('') }),
])
/** A stretch of a rich text message. */
export type Run = z.infer<typeof Run>

/** The content of messages, by kind. */
export const Content = {
  text: z.object({ text: z.string() }),
  post: z.object({ title: z.string().default(''), content: z.array(z.array(z.unknown())) }),
  image: z.object({ image_key: z.string() }),
  file: z.object({ file_key: z.string(), file_name: z.string() }),
}

/** The stretches of a line that the page can draw. */
export const runsOf = (line: readonly unknown[]): Run[] =>
  line.flatMap((raw) => Run.safeParse(raw).data ?? [])
