import { createHash } from 'node:crypto'
import type { CardJson } from './card-json.ts'

/** What Lark knows a message by for an hour, so that it is said once: the effect, in the form that Lark takes. */
export const uuidOf = (effect: string): string =>
  /^[0-9a-f]{32}$/.test(effect)
    ? effect
    : createHash('sha256').update(effect).digest('hex').slice(0, 32)

/** Writes the effect on a card, unseen, as the name of its first component: after the hour it is found again by that. */
export function withMark(card: CardJson, effect: string): CardJson {
  const [first, ...others] = card.body.elements
  if (!first) return card
  return { ...card, body: { elements: [{ ...first, element_id: markOf(effect) }, ...others] } }
}

/** Whether the text of a card carries the effect. */
export const isMarked = (content: string, effect: string): boolean =>
  content.includes(markOf(effect))

/** A letter first, at most twenty characters. */
const markOf = (effect: string): string => `e${uuidOf(effect).slice(0, 19)}`
