import type { ActionsBlock, Button, ContextBlock, KnownBlock, ModalView } from '@slack/types'
import type { Place } from '../../shared/records/place.ts'
import type { Card, Button as CardButton } from '../../shared/replies/card.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import { type ChartBlock, chartLinesOf, chartOf } from './chart.ts'
import { factBlocks } from './facts.ts'
import { limited } from './limits.ts'
import { metadataOf } from './metadata.ts'
import { linesOf, tableOf } from './table.ts'
import { clip, escapedWithin, piecesOf, plain } from './text.ts'

/** Where blocks stand: a modal holds neither table nor chart. */
export type Surface = 'message' | 'modal' | 'home'

/** What our cards are drawn with. */
export type Drawn = KnownBlock | ChartBlock

const MOST_BLOCKS = { message: 50, modal: 100, home: 100 }

const SIGNS = { plain: '', good: '✅ ', warning: '⚠️ ', bad: '🔴 ' }

/** Draws a card as blocks. Whatever people typed comes out as they typed it: nothing in it is read as mark-up. */
export function blocksOf(card: Card, surface: Surface = 'message'): Drawn[] {
  const head: KnownBlock[] = [
    { type: 'header', text: plain(`${SIGNS[card.tone ?? 'plain']}${card.title}`, 150) },
  ]
  const content: Drawn[] = [
    ...(card.body ?? []).flatMap(paragraphOf),
    ...factBlocks(card.facts ?? []),
    ...(card.chart ? (surface === 'modal' ? chartLinesOf(card.chart) : chartOf(card.chart)) : []),
    ...(card.table ? (surface === 'modal' ? linesOf(card.table) : tableOf(card.table)) : []),
  ]
  const tail: KnownBlock[] = [...actionsOf(card.buttons ?? []), ...notesOf(card.notes ?? [])]
  const room = MOST_BLOCKS[surface] - head.length - tail.length
  return [...head, ...shortened(content, room), ...tail]
}

/** What a notification shows, and what is read where blocks are not drawn. */
export const textOf = (card: Card): string =>
  escapedWithin([card.title, ...(card.body ?? [])].join('\n'), 2000)

/** A card that only the person sees, as the answer to a slash command. */
export const ephemeralOf = (card: Card) => ({
  response_type: 'ephemeral' as const,
  text: textOf(card),
  blocks: blocksOf(card),
})

/** A card as a modal that only closes; its buttons still know where it was opened. */
export const closingView = (card: Card, locale: Locale, place?: Place): ModalView => ({
  type: 'modal',
  private_metadata: metadataOf({ hidden: {}, locale, ...(place ? { place } : {}) }),
  title: plain(locale === 'zh' ? '案卷' : 'Anjuan', 24),
  close: plain(locale === 'zh' ? '关闭' : 'Close', 24),
  blocks: blocksOf(card, 'modal'),
})

const paragraphOf = (text: string): KnownBlock[] =>
  piecesOf(text, 3000).map((piece) => ({ type: 'section', text: plain(piece, 3000) }))

function shortened(blocks: Drawn[], room: number): Drawn[] {
  if (blocks.length <= room) return blocks
  return [...blocks.slice(0, room - 1), { type: 'context', elements: [plain('…', 3000)] }]
}

function notesOf(notes: readonly string[]): ContextBlock[] {
  if (notes.length === 0) return []
  const shown = notes.length > 10 ? [...notes.slice(0, 9), notes.slice(9).join(' · ')] : notes
  return [{ type: 'context', elements: shown.map((note) => plain(note, 2000)) }]
}

function actionsOf(buttons: readonly CardButton[]): ActionsBlock[] {
  if (buttons.length === 0) return []
  limited(buttons.length, 25, 'a card has too many buttons')
  return [{ type: 'actions', elements: buttons.map(buttonOf) }]
}

function buttonOf(button: CardButton, at: number): Button {
  const common = {
    type: 'button' as const,
    text: plain(button.text, 75),
    ...(button.style ? { style: button.style } : {}),
    ...(button.confirm ? { confirm: { text: plain(button.confirm, 300) } } : {}),
  }
  if ('url' in button) {
    limited(button.url.length, 3000, 'the address of a button is too long')
    return { ...common, action_id: `open:${at}`, url: button.url }
  }
  const value = JSON.stringify(button.args)
  limited(
    value.length,
    2000,
    `the button ${clip(button.intent, 40)} carries too much: carry ids only`,
  )
  return { ...common, action_id: `intent:${button.intent}:${at}`, value }
}
