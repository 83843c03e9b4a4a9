import type { Block } from './block.ts'
import type { Element } from './element.ts'

/** A field's place in a view or message, with what Slack asks of it before a submission. */
export interface Field {
  block_id: string
  element: Exclude<Element, { type: 'image' }>
  required: boolean
}

/** Every element of the blocks that may hold an answer, in reading order. */
export function fieldsOf(blocks: readonly Block[]): Field[] {
  return blocks.flatMap((block): Field[] => {
    const found = (elements: readonly Element[], required: boolean) =>
      elements.flatMap((element) =>
        element.type === 'image' ? [] : [{ block_id: block.block_id, element, required }],
      )
    if (block.type === 'input') return found([block.element], !block.optional)
    if (block.type === 'actions') return found(block.elements, false)
    if (block.type === 'section' && block.accessory) return found([block.accessory], false)
    return []
  })
}
