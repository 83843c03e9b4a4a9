import { phoneDigits, searchText } from '../../../shared/terms/search-text.ts'

/** How much of a name is in its keys: two characters choose the partition, the rest sorts in it. */
const HEAD = 2
const REST = 18

/** Where a name stands on a shelf. */
export interface NamePlace {
  pk: string
  /** What comes after the characters of the partition, as far as it is kept. */
  rest: string
}

/** The place of a looked-for text. One character has a partition of its own. */
export function placeOf(shelf: string, text: string, head = HEAD): NamePlace {
  const points = Array.from(text)
  return {
    pk: `NAMES#${shelf}#${points.slice(0, head).join('')}`,
    rest: points.slice(head, head + REST).join(''),
  }
}

/** The place where a text is found by its first character alone. */
export const firstPlaceOf = (shelf: string, text: string): NamePlace => placeOf(shelf, text, 1)

/** The shelf where a thing stands by what it is called for short, whole: its brand and aliases. */
export const calledShelf = (shelf: string): string => `${shelf}.called`

/** The shelf where a customer stands by its telephone. */
export const PHONES = 'customer.phone'

/** A text as a shelf keeps it. */
export const keptText = (shelf: string, text: string): string =>
  shelf === PHONES ? phoneDigits(text) : searchText(text)

/** Parts the name from the id. Looked-for text has no punctuation, so it cannot hold one. */
export const SEPARATOR = '#'
