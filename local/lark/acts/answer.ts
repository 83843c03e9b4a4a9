import * as z from 'zod'
import { jsonIn } from '../../workspace/json-in.ts'
import type { Posted } from '../../workspace/post.ts'
import { cardFault } from '../cards/card-fault.ts'

const Toast = z.strictObject({
  type: z.enum(['info', 'success', 'warning', 'error']),
  content: z.string().min(1),
  i18n: z.record(z.string(), z.string()).optional(),
})

/** What a press may be answered with. */
const Answer = z.strictObject({
  toast: Toast.optional(),
  card: z
    .strictObject({ type: z.literal('raw'), data: z.record(z.string(), z.unknown()) })
    .optional(),
})
type Answer = z.infer<typeof Answer>

/** A code that Lark's client shows, and what lies behind it. */
export interface Unanswered {
  code: string
  says: string
}

/** What the bot answered, or why Lark does not take it. */
export const answerIn = (outcome: Posted): { answer: Answer } | Unanswered => {
  if ('failed' in outcome)
    return outcome.failed === 'timeout'
      ? { code: '200341', says: 'no answer in time' }
      : { code: '200342', says: 'no connection' }
  if (outcome.status !== 200) return { code: '200671', says: `HTTP ${outcome.status}` }
  const read = Answer.safeParse(jsonIn(outcome.body))
  if (!read.success) return { code: '200672', says: z.prettifyError(read.error) }
  const card = read.data.card?.data
  const fault = card && cardFault(card)
  if (!fault) return { answer: read.data }
  // A new card does not become an old one.
  return { code: card['schema'] === '2.0' ? '200673' : '200830', says: fault }
}
