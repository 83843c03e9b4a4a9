import * as z from 'zod'
import { BlockId } from './names.ts'
import { plainText } from './text.ts'

const source = {
  image_url: z.url().max(3000).optional(),
  slack_file: z
    .strictObject({ id: z.string().min(1).optional(), url: z.url().optional() })
    .refine((file) => (file.id === undefined) !== (file.url === undefined), {
      error: 'must have either id or url',
    })
    .optional(),
  alt_text: z.string().min(1).max(2000),
}
const oneSource = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined)
const complaint = { error: 'must have either image_url or slack_file' }

/** A small picture beside text. */
export const Image = z
  .strictObject({ type: z.literal('image'), ...source })
  .refine(oneSource, complaint)

/** A picture of its own. */
export const ImageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: BlockId,
    ...source,
    title: plainText(2000).optional(),
  })
  .refine(oneSource, complaint)
