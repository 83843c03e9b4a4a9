import * as z from 'zod'
import type { Values } from '../answers/values.ts'
import type { Block } from '../block-kit/blocks.ts'
import { fileOf } from '../shapes/file.ts'
import type { Site } from '../site.ts'

const Ids = z.array(z.looseObject({ id: z.string() }))

/** Files named in a form's file fields, handed to the bot and shown to it in full. */
export const withHandedFiles = (site: Site, person: string, blocks: Block[], values: Values) => {
  const after: Values = { ...values }
  for (const block of blocks) {
    if (block.type !== 'input' || block.element.type !== 'file_input') continue
    const { block_id } = block
    const { action_id } = block.element
    const ids = Ids.safeParse(values[block_id]?.[action_id]?.files)
    if (!ids.success) continue
    const files = ids.data.flatMap(({ id }) => {
      const file = site.world.files.get(id)
      // One's own files only: an id guessed is no file.
      if (file?.user !== person) return []
      site.record({ kind: 'file', file: { ...file, handed: true } })
      return [fileOf(site, file)]
    })
    after[block_id] = { ...after[block_id], [action_id]: { type: 'file_input', files } }
  }
  return after
}
