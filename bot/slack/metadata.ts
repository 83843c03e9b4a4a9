import * as z from 'zod'
import { Place } from '../../shared/records/place.ts'
import { Locale } from '../../shared/terms/locale.ts'
import { limited } from './limits.ts'

/** What a modal of ours carries unseen: ids, where it was opened, and the reader's language. */
export const Carried = z.object({
  hidden: z.record(z.string(), z.string()).default({}),
  place: Place.optional(),
  locale: Locale,
})
export type Carried = z.infer<typeof Carried>

/** The same as the text that Slack keeps. */
export const Metadata = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(Carried)

/** The text that Slack keeps. @throws when it is more than ids */
export function metadataOf(carried: Carried): string {
  const text = JSON.stringify(carried)
  limited(text.length, 3000, 'a modal carries too much unseen: carry ids only')
  return text
}

const View = z.looseObject({
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z.looseObject({ values: z.record(z.string(), z.unknown()) }).optional(),
})

/** The names of the input blocks of a view, in order: where errors can be shown. */
export function inputsOf(view: unknown): string[] {
  const read = View.safeParse(view)
  if (!read.success) return []
  const inputs = read.data.blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id ? [block_id] : [],
  )
  return inputs.length > 0 ? inputs : Object.keys(read.data.state?.values ?? {})
}

/** The first of them: where what concerns the whole form is said. */
export const firstInputOf = (view: unknown): string | undefined => inputsOf(view)[0]
