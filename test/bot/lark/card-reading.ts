import { expect } from 'vitest'
import type { CardJson, Element } from '../../../bot/lark/card-json.ts'
import { cardFault } from '../../../local/lark/cards/card-fault.ts'
import { StrictCard } from './card-schema.ts'

/** Every text that a card shows, in order; those of its table and its chart, too. */
export function textsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  if ('tag' in part && part.tag === 'plain_text' && 'content' in part) return [String(part.content)]
  if ('tag' in part && part.tag === 'table') {
    const { columns, rows } = JSON.parse(JSON.stringify(part))
    return [
      ...columns.map((column: { display_name: string }) => column.display_name),
      ...rows.flatMap((row: object) => Object.values(row)),
    ]
  }
  return Object.values(part).flatMap(textsOf)
}

/** All that a card shows, line by line. */
export const wordsOf = (part: unknown): string => textsOf(part).join('\n')

/** Labels and values out of the rows that facts are drawn in. */
export const factsOf = (rows: readonly Element[]): [string, string][] =>
  rows.flatMap((row) => {
    const texts = textsOf(row)
    return texts.flatMap((label, at): [string, string][] =>
      at % 2 === 0 ? [[label, texts[at + 1] ?? '']] : [],
    )
  })

/** Holds a card to all that Lark documents: no unknown property, 30 KB as it travels, 200 elements, five levels, five tables. */
export function isWithinLimits(card: CardJson): void {
  const read = StrictCard.safeParse(card)
  expect(read.error?.issues ?? []).toEqual([])
  expect(cardFault(JSON.parse(JSON.stringify(card)))).toBeUndefined()
  const request = JSON.stringify({
    receive_id: `ou_${'0'.repeat(32)}`,
    msg_type: 'interactive',
    content: JSON.stringify(card),
    uuid: '0'.repeat(32),
  })
  expect(Buffer.byteLength(request)).toBeLessThanOrEqual(30_000)
  expect(tagsIn(card)).toBeLessThanOrEqual(200)
  expect(depthOf(card.body.elements)).toBeLessThanOrEqual(5)
  expect(card.body.elements.filter(({ tag }) => tag === 'table').length).toBeLessThanOrEqual(5)
}

function tagsIn(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0
  const inside = Object.values(part).reduce((sum: number, each) => sum + tagsIn(each), 0)
  return inside + ('tag' in part ? 1 : 0)
}

function depthOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0
  const inside = Math.max(0, ...Object.values(part).map(depthOf))
  return inside + ('tag' in part ? 1 : 0)
}
