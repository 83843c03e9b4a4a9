import * as z from 'zod'
import { failedText, lateText, slowText, troubleCard } from '../../shared/replies/troubles.ts'
import type { Locale } from '../../shared/terms/locale.ts'
import type { NoDecision } from '../gateway/no-decision.ts'
import type { Envelope } from './body.ts'
import { firstInputOf, Metadata } from './metadata.ts'
import { closingView, ephemeralOf } from './reply.ts'
import { clip } from './text.ts'

const Shown = z.object({
  view: z.looseObject({ private_metadata: z.string().optional() }),
})

/** Tells the person that there is no decision, where the answer to this payload can say so; a form stays open. */
export function apologyOf(body: Envelope, apology: NoDecision): unknown {
  const locale = localeOf(body)
  const text =
    apology.why === 'late' ? laterText(body, locale) : failedText(apology.reference, locale)
  if (body.command !== undefined) return ephemeralOf(troubleCard(text, locale))
  if (body.type === 'block_suggestion') return { options: [] }
  if (body.type !== 'view_submission') return ''
  const block = firstInputOf(body['view'])
  return block
    ? { response_action: 'errors', errors: { [block]: clip(text, 2000) } }
    : { response_action: 'update', view: closingView(troubleCard(text, locale), locale ?? 'zh') }
}

// The same form sent again has the same receipt; the same command typed again is another act.
const laterText = (body: Envelope, locale?: Locale) =>
  body.type === 'view_submission' ? lateText(locale) : slowText(locale)

function localeOf(body: Envelope): Locale | undefined {
  const shown = Shown.safeParse(body)
  if (!shown.success) return undefined
  const known = Metadata.safeParse(shown.data.view.private_metadata)
  return known.success ? known.data.locale : undefined
}
