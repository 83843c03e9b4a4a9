import type { Punctuality } from '../scheduling-notices.ts'
import type { RegisterLine } from './register-line.ts'

/** How punctually requests were decided, by authority: in time, or late, escalated or lapsed. It is published. */
export function punctualityOf(lines: readonly RegisterLine[]): Punctuality[] {
  const counts = new Map<string, Punctuality>()
  for (const line of lines) {
    const { authorityId, decideBy, decidedAt, state, loan, escalated } = line
    if (decidedAt === undefined || decideBy === undefined || state === 'withdrawn') continue
    const { inTime, late } = counts.get(authorityId) ?? { inTime: 0, late: 0 }
    // An approval that was not taken up lapsed as well, but was decided.
    const undecided = state === 'lapsed' && loan === undefined
    const punctual = !undecided && !escalated && decidedAt < decideBy
    counts.set(authorityId, {
      authorityId,
      inTime: inTime + (punctual ? 1 : 0),
      late: late + (punctual ? 0 : 1),
    })
  }
  return [...counts.values()]
}
