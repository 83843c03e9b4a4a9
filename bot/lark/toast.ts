import type { Card } from '../../shared/replies/card.ts'
import type { CallbackAnswer } from './card-json.ts'
import { shown } from './text.ts'

/** A toast is read in passing. */
const SHORT = 200

/** More than this no client shows. */
const LONG = 1000

const TYPES = { plain: 'info', good: 'success', warning: 'warning', bad: 'error' } as const

/** A word to whoever pressed, which nobody else sees. */
export const toastOf = (
  content: string,
  type: NonNullable<CallbackAnswer['toast']>['type'] = 'info',
): CallbackAnswer => ({ toast: { type, content: shown(content, LONG) } })

/** The gist of a card, and where the rest of it is. */
export const gistToast = (
  { title, body = [], tone = 'plain' }: Card,
  rest: string,
): CallbackAnswer => toastOf(`${shown([title, ...body].join('\n'), SHORT)}\n${rest}`, TYPES[tone])

/** All of a card in words, where there is no other way to show it. */
export function wholeToast(card: Card): CallbackAnswer {
  const { title, body = [], facts = [], table, tone = 'plain' } = card
  const pairs = facts.map(([label, value]) => `${label}: ${value}`)
  const rows = (table?.rows ?? []).map((row) => row.join(' · '))
  return toastOf([title, ...body, ...pairs, ...rows].join('\n'), TYPES[tone])
}
