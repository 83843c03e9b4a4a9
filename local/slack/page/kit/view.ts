import * as z from 'zod'
import { PlainText } from './text.ts'

/** A modal or the bot's home, as the bot sent it. */
export const View = z.object({
  type: z.string().default('modal'),
  title: PlainText.optional(),
  submit: PlainText.nullish(),
  close: PlainText.nullish(),
  blocks: z.array(z.unknown()).default([]),
})
export type View = z.infer<typeof View>
