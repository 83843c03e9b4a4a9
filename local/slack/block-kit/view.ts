import * as z from 'zod'
import { Block } from './blocks.ts'
import type { Complaint } from './complaint.ts'
import { complaintsOf } from './complaint.ts'
import { misplaced } from './surface.ts'
import { plainText } from './text.ts'

const common = {
  blocks: z.array(Block),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}

/** A modal as the bot sends it. */
export const Modal = z.strictObject({
  type: z.literal('modal'),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...common,
})
export type Modal = z.infer<typeof Modal>

/** An App Home as the bot sends it. */
export const Home = z.strictObject({ type: z.literal('home'), ...common })
export type Home = z.infer<typeof Home>

/** The largest view Slack takes, as JSON in UTF-8. */
export const largestView = 250_000

const below = (complaints: Complaint[]) =>
  complaints.map(({ path, says }) => ({ path: ['blocks', ...path], says }))

/** A modal read strictly, or what is wrong with it. */
export const readModal = (raw: unknown): { view: Modal } | { complaints: Complaint[] } => {
  const parsed = Modal.safeParse(raw)
  if (!parsed.success) return { complaints: complaintsOf(parsed.error) }
  const complaints = below(misplaced(parsed.data.blocks, 'modal'))
  if (!parsed.data.submit && parsed.data.blocks.some((block) => block.type === 'input'))
    complaints.push({ path: ['submit'], says: 'missing required field: submit' })
  return complaints.length > 0 ? { complaints } : { view: parsed.data }
}

/** A Home read strictly, or what is wrong with it. */
export const readHome = (raw: unknown): { view: Home } | { complaints: Complaint[] } => {
  const parsed = Home.safeParse(raw)
  if (!parsed.success) return { complaints: complaintsOf(parsed.error) }
  const complaints = below(misplaced(parsed.data.blocks, 'home'))
  return complaints.length > 0 ? { complaints } : { view: parsed.data }
}

/** The blocks of a message read strictly, or what is wrong with them. */
export const readBlocks = (raw: unknown): { blocks: Block[] } | { complaints: Complaint[] } => {
  const parsed = z.array(Block).safeParse(raw)
  if (!parsed.success) return { complaints: complaintsOf(parsed.error) }
  const complaints = misplaced(parsed.data, 'message')
  return complaints.length > 0 ? { complaints } : { blocks: parsed.data }
}
