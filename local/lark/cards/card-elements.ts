import { Frame } from './card.ts'

/** What stands in the body of a card that was taken before. */
export const cardElements = (content: string): unknown[] =>
  Frame.parse(JSON.parse(content)).body.elements
