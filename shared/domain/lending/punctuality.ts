import type { RegisterLine } from './register-line.ts'

/** How punctually requests under each authority were decided: in time, of all that were to be. */
export function punctualityOf(
  lines: readonly RegisterLine[],
): { authorityId: string; decided: number; inTime: number }[] {
  const counts = new Map<string, { decided: number; inTime: number }>()
  for (const line of lines) {
    const { authorityId, decideBy, decidedAt, state, loan, escalated } = line
    if (decidedAt === undefined || decideBy === undefined || state === 'withdrawn') continue
    const { decided, inTime } = counts.get(authorityId) ?? { decided: 0, inTime: 0 }
    // An approval that was not taken up was decided all the same.
    const undecided = state === 'lapsed' && loan === undefined
    const punctual = !undecided && !escalated && decidedAt < decideBy
    counts.set(authorityId, { decided: decided + 1, inTime: inTime + (punctual ? 1 : 0) })
  }
  return [...counts].map(([authorityId, count]) => ({ authorityId, ...count }))
}
