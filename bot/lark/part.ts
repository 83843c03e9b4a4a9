import type { Element } from './card-json.ts'
import { fits, type Room, weightOf, without } from './limits.ts'
import { clipBytes, paragraph, small } from './text.ts'

/** A part of a card: whole if there is room for it, or else what fits of it, from its beginning. */
export interface Part {
  whole: readonly Element[]
  fitting(room: Room): readonly Element[]
}

/** Said where something did not fit. */
export const MORE = small('…', 1)

/** Elements one under another, of which the first are shown if not all fit. */
export const rows = (whole: readonly Element[]): Part => ({
  whole,
  fitting: (room) => firstOf(whole, room).shown,
})

/** Something that is shown whole or not at all. */
export const picture = (element: Element): Part => ({ whole: [element], fitting: () => [] })

/** Paragraphs; the one at which the room ends is cut. */
export function paragraphs(texts: readonly string[]): Part {
  const whole = texts.map((text) => paragraph(text))
  const frame = weightOf(paragraph(''))
  return {
    whole,
    fitting: (room) => {
      const { shown, left } = firstOf(whole, room)
      const rest = clipBytes(texts[shown.length] ?? '', left.bytes - frame.bytes)
      return rest.length > 1 && left.elements >= frame.elements
        ? [...shown, paragraph(rest)]
        : shown
    },
  }
}

/** Parts one under another, as far as there is room. The mark that something is missing is not counted: its place is kept. */
export function stacked(
  parts: readonly Part[],
  room: Room,
): { shown: readonly Element[]; left: Room } {
  const shown: Element[] = []
  let left = room
  let isCut = false
  for (const { whole, fitting } of parts) {
    const fit = fits(weightOf(whole), left)
    const drawn = fit ? whole : fitting(left)
    if (!fit) isCut = true
    left = without(left, weightOf(drawn))
    shown.push(...drawn)
  }
  return { shown: isCut ? [...shown, MORE] : shown, left }
}

function firstOf(elements: readonly Element[], room: Room): { shown: Element[]; left: Room } {
  const shown: Element[] = []
  let left = room
  for (const element of elements) {
    const weight = weightOf(element)
    if (!fits(weight, left)) break
    shown.push(element)
    left = without(left, weight)
  }
  return { shown, left }
}
