import type { Card } from '../../shared/replies/card.ts'
import { buttonRow, type Standing } from './buttons.ts'
import type { CardJson, Element } from './card-json.ts'
import { chartElement } from './chart.ts'
import { factRows } from './facts.ts'
import { fits, limited, MOST, type Room, weightOf, without } from './limits.ts'
import { MORE, type Part, paragraphs, picture, rows, stacked } from './part.ts'
import { tablePart } from './table.ts'
import { paragraph, plain, shown, small } from './text.ts'

const TEMPLATES = { plain: 'blue', good: 'green', warning: 'orange', bad: 'red' } as const

const COLOURS = { plain: 'default', good: 'green', warning: 'orange', bad: 'red' } as const

const MOST_NOTES = 8

/** A card drawn: what always stands, and what stands as far as there is room. */
interface Drawing {
  head: Element[]
  parts: Part[]
  tail: Element[]
}

/** Draws a card as card JSON 2.0. Whatever people typed comes out as they typed it: nothing in it is read as mark-up. */
export const cardJsonOf = (card: Card, at: Standing = {}): CardJson => cardsJsonOf([card], at)

/** Draws cards one under another, in one. Titles, buttons and notes always stand; everything else as far as there is room. */
export function cardsJsonOf(cards: readonly Card[], at: Standing = {}): CardJson {
  const [first = { title: '案卷 · Anjuan' }, ...others] = cards
  const json = shellOf(first, cards)
  const drawings = [drawn(first, [], at), ...others.map((card) => drawn(card, titleOf(card), at))]
  const { standing, left } = allotted(drawings, without(MOST, weightOf([json, MORE])))
  const elements: Element[] = []
  let room = left
  for (const { head, parts, tail } of standing) {
    const content = stacked(parts, room)
    room = content.left
    elements.push(...head, ...content.shown, ...tail)
  }
  if (standing.length < drawings.length) elements.push(MORE)
  return { ...json, body: { elements } }
}

/** A card in one or two lines, as a toast shows it. */
export const textOf = ({ title, body }: Card): string => {
  const [more] = (body ?? []).filter((text) => text.trim() !== '')
  return [shown(title, 100), ...(more ? [shown(more.split('\n')[0] ?? '', 120)] : [])].join('\n')
}

const shellOf = (card: Card, cards: readonly Card[]): CardJson => ({
  schema: '2.0',
  config: {
    update_multi: true,
    ...(cards.some(({ table }) => table) ? { width_mode: 'fill' } : {}),
    enable_forward: false,
    // What a notification shows, and the list of chats.
    summary: { content: textOf(card).replaceAll('\n', ' · ') },
  },
  header: { title: plain(card.title, 150), template: TEMPLATES[card.tone ?? 'plain'] },
  body: { elements: [] },
})

/** The title of a card that stands under another. */
const titleOf = ({ title, tone }: Card): Element[] => [
  { tag: 'hr' },
  paragraph(title, 150, { text_size: 'heading', text_color: COLOURS[tone ?? 'plain'] }),
]

function drawn(card: Card, head: Element[], at: Standing): Drawing {
  const table = card.table && tablePart(card.table)
  const chart = card.chart && chartElement(card.chart)
  return {
    head,
    parts: [
      paragraphs((card.body ?? []).filter((text) => text.trim() !== '')),
      rows(factRows(card.facts ?? [])),
      ...(chart ? [picture(chart)] : []),
      ...(table ? [table] : []),
    ],
    tail: [...buttonRow(card.buttons ?? [], at), ...notesOf(card.notes ?? [])],
  }
}

function notesOf(notes: readonly string[]): Element[] {
  const all =
    notes.length > MOST_NOTES
      ? [...notes.slice(0, MOST_NOTES - 1), notes.slice(MOST_NOTES - 1).join(' · ')]
      : notes
  return all.map((note) => small(note, 240))
}

/** Keeps the place of what always stands, card by card; cards for whose titles and buttons there is no place are left out. */
function allotted(
  drawings: readonly Drawing[],
  most: Room,
): { standing: readonly Drawing[]; left: Room } {
  let left = most
  for (const [at, { head, tail }] of drawings.entries()) {
    const frame = weightOf([...head, MORE, ...tail])
    if (at === 0) limited(frame.bytes, left.bytes, 'a card carries too much: carry ids only')
    if (!fits(frame, left)) return { standing: drawings.slice(0, at), left }
    left = without(left, frame)
  }
  return { standing: drawings, left }
}
