import type { RichTextBlock, RichTextElement } from '@slack/types'
import { escaped, escapedWithin } from './text.ts'

/** Slack draws a rich text of this length without folding it away. */
const ROOM = 2800

type Fact = readonly [label: string, value: string]

/** Facts, one a line, the label bold. Rich text, because nothing inside its texts is read as mark-up. */
export function factBlocks(facts: readonly Fact[]): RichTextBlock[] {
  const pages: Fact[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const fact of facts) {
    const size = sizeOf(fact)
    if (used + size > ROOM) {
      pages.push([])
      used = 0
    }
    pages.at(-1)?.push(fact)
    used += size
  }
  return pages.map((page) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: page.flatMap(lineOf) }],
  }))
}

const sizeOf = ([label, value]: Fact) => Math.min(escaped(label + value).length, ROOM)

const lineOf = ([label, value]: Fact, at: number): RichTextElement[] => [
  {
    type: 'text',
    text: `${at > 0 ? '\n' : ''}${escapedWithin(label, 200) || '—'}`,
    style: { bold: true },
  },
  { type: 'text', text: `  ${escapedWithin(value, 2500) || '—'}` },
]
