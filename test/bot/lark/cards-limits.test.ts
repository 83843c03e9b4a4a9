import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardJsonOf, cardsJsonOf } from '../../../bot/lark/reply.ts'
import type { Card } from '../../../shared/replies/card.ts'
import { visible } from '../../../shared/terms/visible.ts'
import { isWithinLimits, textsOf } from './card-reading.ts'

const pieces = [
  '<at id=all></at>',
  '**加粗**',
  '[链](https://evil.example)',
  ':OK:',
  '"引号"',
  '\\',
  '\n',
  '福建凤竹',
  '𠮷',
  '👨‍👩‍👧',
  '\u202e',
  '\u0000',
  'a',
]
const text = (most: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: most }),
    fc
      .array(fc.constantFrom(...pieces), { maxLength: Math.ceil(most / 2) })
      .map((all) => all.join('')),
    fc.constantFrom('"', '\\', '情', '🏮').map((sign) => sign.repeat(most)),
  )
const button = fc
  .record({
    text: text(100),
    intent: fc.constantFrom('summary', 'request.approve'),
    args: fc.record({ requestId: fc.uuid() }),
    style: fc.constantFrom('primary' as const, 'danger' as const),
    confirm: text(300),
  })
  .map(({ confirm, ...rest }): NonNullable<Card['buttons']>[number] =>
    confirm ? { ...rest, confirm } : rest,
  )
const chart = fc.record({
  kind: fc.constantFrom('bar' as const, 'line' as const, 'pie' as const),
  title: text(80),
  categories: fc.array(text(30), { maxLength: 25 }),
  series: fc.array(
    fc.record({ name: text(30), values: fc.array(fc.double(), { maxLength: 25 }) }),
    { maxLength: 8 },
  ),
})
const card: fc.Arbitrary<Card> = fc.record(
  {
    title: text(400),
    tone: fc.constantFrom('plain' as const, 'good' as const, 'warning' as const, 'bad' as const),
    body: fc.array(text(4000), { maxLength: 12 }),
    facts: fc.array(fc.tuple(text(250), text(3000)), { maxLength: 60 }),
    table: fc.record({
      columns: fc.array(text(150), { maxLength: 30 }),
      rows: fc.array(fc.array(text(600), { maxLength: 30 }), { maxLength: 40 }),
    }),
    chart,
    buttons: fc.array(button, { maxLength: 10 }),
    notes: fc.array(text(500), { maxLength: 30 }),
  },
  { requiredKeys: ['title'] },
)

describe('any card at all, far beyond what a card may hold', () => {
  it('is a card that Lark takes, with its title, its buttons and its small print', async () => {
    await fc.assert(
      fc.property(card, (drawn) => {
        const json = cardJsonOf(drawn)
        isWithinLimits(json)
        const shown = textsOf(json)
        for (const { text: label } of drawn.buttons ?? [])
          expect(shown).toContain(clipped(label, 75))
        const [note] = drawn.notes ?? []
        if (note !== undefined) expect(shown).toContain(clipped(note, 240))
      }),
      { numRuns: 150 },
    )
  })

  it('is so beside others, too', async () => {
    await fc.assert(
      fc.property(fc.array(card, { minLength: 2, maxLength: 6 }), (drawn) => {
        isWithinLimits(cardsJsonOf(drawn))
      }),
      { numRuns: 40 },
    )
  })

  it('holds every text as it was typed, where there is room', async () => {
    const short = text(40).filter((each) => each.length <= 100 && visible(each).trim() !== '')
    const small = fc.record({
      title: short,
      body: fc.array(short, { maxLength: 3 }),
      facts: fc.array(fc.tuple(short, short), { maxLength: 8 }),
      table: fc.record({
        columns: fc.tuple(short, short),
        rows: fc.array(fc.tuple(short, short), { minLength: 1, maxLength: 5 }),
      }),
      notes: fc.array(short, { maxLength: 3 }),
    })
    await fc.assert(
      fc.property(small, ({ title, body, facts, table, notes }) => {
        const sent = JSON.parse(JSON.stringify(cardJsonOf({ title, body, facts, table, notes })))
        const typed = [title, ...body, ...facts.flat(), ...table.columns, ...table.rows.flat()]
        expect(textsOf(sent)).toEqual([...typed, ...notes].map(visible))
      }),
      { numRuns: 150 },
    )
  })
})

function clipped(typed: string, limit: number): string {
  const all = visible(typed)
  if (all.trim() === '') return '—'
  if (all.length <= limit) return all
  return `${all.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
