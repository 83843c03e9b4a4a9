import type { HomeView } from '@slack/types'
import type { Card } from '../../shared/replies/card.ts'
import { blocksOf, type Drawn } from './reply.ts'

const MOST_BLOCKS = 100

/** Slack draws one table and two charts. */
const MOST: Readonly<Partial<Record<Drawn['type'], number>>> = { table: 1, data_visualization: 2 }

/** Draws cards one under another as a home page: only the first table and charts, and no more than fits. */
export function homeOf(cards: readonly Card[]): HomeView {
  const blocks = cards.flatMap((card, at): Drawn[] => [
    ...(at > 0 ? [{ type: 'divider' as const }] : []),
    ...blocksOf(card, 'home'),
  ])
  const drawn = new Map<string, number>()
  const fitting = blocks
    .filter(({ type }) => {
      const count = (drawn.get(type) ?? 0) + 1
      drawn.set(type, count)
      return count <= (MOST[type] ?? MOST_BLOCKS)
    })
    .slice(0, MOST_BLOCKS)
  return { type: 'home', blocks: fitting }
}
