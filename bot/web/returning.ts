import { nothing, type WebAnswer } from './answer.ts'
import { run } from './running.ts'
import { seatedAt } from './seat.ts'
import type { Visit } from './visit.ts'
import { returned, wordFor } from './words.ts'

/** The reader gives the document back, from a page of ours and sitting in front of it. */
export async function giveBack(visit: Visit): Promise<WebAnswer> {
  const { event, locale } = visit
  if (event.headers['sec-fetch-site'] !== 'same-origin') return nothing(403)
  // Without the session's secret anybody could give back for anybody: the cookie's names are only words.
  const seated = await seatedAt(1, visit)
  if (!seated) return nothing(403)
  if ('refusal' in seated) return wordFor({ kind: 'refused', refusal: seated.refusal }, locale, [])
  const { chat, workspace, user } = seated.seat
  const { session } = seated.desk
  const by = { chat, workspace, user }
  const answer = await run('loan.return', { requestId: session?.requestId }, by, visit)
  return answer.kind === 'done' ? returned(locale) : wordFor(answer, locale, [])
}
