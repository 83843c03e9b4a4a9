import type { Refusal } from '../../domain/refusals.ts'
import type { Locale } from '../../terms/locale.ts'
import type { Button } from '../card.ts'
import { tongueOf } from '../tongue.ts'

/** What can be done about a refusal at once. */
export function refusalButtons(refusal: Refusal, locale: Locale): Button[] {
  if (refusal.code !== 'approval.needsProof') return []
  const t = tongueOf(locale)
  return [{ text: t('登录确认身份', 'Sign in'), url: refusal.url, style: 'primary' }]
}
