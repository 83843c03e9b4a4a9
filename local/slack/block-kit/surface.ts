import type { Block } from './blocks.ts'
import type { Complaint } from './complaint.ts'
import { elementsOf } from './elements.ts'

/** Where blocks may stand. */
export type Surface = 'message' | 'modal' | 'home'

const most = { message: 50, modal: 100, home: 100 }

// facts-chat B6: tables and charts in messages and Home, markdown in messages, alerts in modals only
const surfacesOf: Partial<Record<Block['type'], Surface[]>> = {
  table: ['message', 'home'],
  data_visualization: ['message', 'home'],
  markdown: ['message'],
  alert: ['modal'],
}

/** What is wrong with blocks that are right one by one but not together, or not here. */
export const misplaced = (blocks: Block[], surface: Surface): Complaint[] => {
  const found: Complaint[] = []
  const wrong = (path: (string | number)[], says: string) => found.push({ path, says })
  if (blocks.length > most[surface])
    wrong([], `no more than ${most[surface]} items allowed in a ${surface}`)

  const blockIds = new Set<string>()
  let tables = 0
  let charts = 0
  let markdown = 0
  let focused = 0
  for (const [at, block] of blocks.entries()) {
    if (surfacesOf[block.type]?.includes(surface) === false)
      wrong([at, 'type'], `block type ${block.type} is not allowed in a ${surface}`)
    if (blockIds.has(block.block_id))
      wrong([at, 'block_id'], `block_id "${block.block_id}" already exists`)
    blockIds.add(block.block_id)

    if (block.type === 'table' && ++tables > 1) wrong([at], 'only_one_table_allowed')
    if (block.type === 'data_visualization' && ++charts > 2)
      wrong([at], 'no more than 2 charts allowed')
    if (block.type === 'markdown') markdown += block.text.length
    if (block.type === 'markdown' && markdown > 12_000)
      wrong([at, 'text'], 'markdown must be less than 12001 characters in all')

    const actionIds = new Set<string>()
    for (const element of elementsOf(block)) {
      if (actionIds.has(element.action_id))
        wrong([at], `action_id "${element.action_id}" already exists in this block`)
      actionIds.add(element.action_id)
      if (element.type === 'file_input' && surface !== 'modal')
        wrong([at, 'element'], 'file_input is allowed in modals only')
      if ('focus_on_load' in element && element.focus_on_load && ++focused > 1)
        wrong([at], 'only one element may have focus_on_load')
    }
  }
  return found
}
