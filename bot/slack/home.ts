import type { HomeView, KnownBlock } from '@slack/types'
import type { Card } from '../../shared/replies/card.ts'
import { blocksOf } from './reply.ts'

const MOST_BLOCKS = 100

/** Draws cards one under another as a home page: only the first table, and no more than fits. */
export function homeOf(cards: readonly Card[]): HomeView {
  const blocks = cards.flatMap((card, at): KnownBlock[] => [
    ...(at > 0 ? [{ type: 'divider' as const }] : []),
    ...blocksOf(card, 'home'),
  ])
  let tables = 0
  const fitting = blocks
    .filter((block) => block.type !== 'table' || ++tables === 1)
    .slice(0, MOST_BLOCKS)
  return { type: 'home', blocks: fitting }
}
