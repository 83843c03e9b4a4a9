import type { Block } from './blocks.ts'

type Held<B> = B extends { type: 'actions'; elements: (infer E)[] }
  ? E
  : B extends { type: 'input'; element: infer E }
    ? E
    : never
type Beside<B> = B extends { type: 'section'; accessory?: infer E } ? NonNullable<E> : never
type Named<E> = E extends { action_id: string } ? E : never

/** Anything in a block that a person can press, choose from or write in. */
export type Element = Named<Held<Block> | Beside<Block>>

/** The elements of a block that a person can act on. */
export const elementsOf = (block: Block): Element[] => {
  switch (block.type) {
    case 'actions':
      return block.elements
    case 'input':
      return [block.element]
    case 'section':
      return block.accessory && 'action_id' in block.accessory ? [block.accessory] : []
    default:
      return []
  }
}

/** The element of that name, with the block it stands in. */
export const elementIn = (blocks: Block[], blockId: string, actionId: string) => {
  const block = blocks.find((each) => each.block_id === blockId)
  const element = block && elementsOf(block).find((each) => each.action_id === actionId)
  return block && element ? { block, element } : undefined
}
