import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Grant } from '../../records/grant.ts'
import { hours, minutes } from '../../terms/moment.ts'
import { may } from '../authorising.ts'
import { type Decision, invalid, refuse } from '../decision.ts'
import { modesOf } from '../reading-right.ts'
import type { Refusal } from '../refusals.ts'
import { lacking } from '../refusing.ts'
import type { Look, World } from '../world.ts'
import { ending } from './ending.ts'
import { type LoanAtHand, loanAtHand } from './loan-at-hand.ts'
import { next, withLoan } from './moving.ts'
import { toReader } from './requested.ts'
import { maySee, unknownRequest } from './seen.ts'
import { hoursWithin } from './way-in.ts'

/** The archivist opens the reading room for one reader and one document. 篇2 rules §7.3: 机密级档案只能在档案室阅览 */
export async function openSitting(
  { requestId, minutes: asked }: { requestId: string; minutes: number },
  world: World,
  look: Look,
): Promise<Decision> {
  const attended = await attendedBy(requestId, world, look)
  if ('refusal' in attended) return refuse(attended.refusal)
  const { loan, authorityId } = attended
  const { request, grant, document } = loan
  if (grant.mode !== 'sitting') return refuse({ code: 'sitting.notSitting' })
  // Whoever opens it is there to watch over the document.
  if (grant.personId === world.actor.id) return refuse({ code: 'sitting.ownReading' })
  if (grant.state !== 'ready' || !request.loan)
    return refuse({ code: 'loan.notReady', state: grant.state === 'open' ? 'open' : 'ended' })
  if (world.at >= grant.takeUpBy) return refuse({ code: 'loan.lapsed' })
  if (grant.dutiesAcknowledgedAt === undefined) return refuse({ code: 'sitting.dutiesFirst' })
  if (!modesOf[document.secrecy].includes('sitting')) return refuse({ code: 'loan.levelChanged' })
  const longest = hours(hoursWithin(document.secrecy, grant.readingHours))
  if (minutes(asked) > longest)
    return invalid('minutes', { code: 'sitting.tooLong', minutes: longest / minutes(1) })

  const from = world.at
  const until = from + minutes(asked)
  const open: Grant = {
    ...next(grant),
    state: 'open',
    from,
    until,
    sitting: { openedBy: world.actor.id, from, until },
  }
  const after = withLoan(request, {
    state: 'open',
    out: from,
    due: until,
    openedByName: world.actor.name,
  })
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [
      { before: grant, after: open },
      { before: request, after },
    ],
    relyOn: [document],
    by: { authorityId },
    tell: [toReader(after)],
    answer: { notice: 'done' },
  }
}

/** The archivist closes the sitting: the next page is refused. */
export async function closeSitting(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const attended = await attendedBy(requestId, world, look)
  if ('refusal' in attended) return refuse(attended.refusal)
  const { loan, authorityId } = attended
  if (loan.grant.mode !== 'sitting') return refuse({ code: 'sitting.notSitting' })
  if (loan.grant.state !== 'open') return refuse({ code: 'loan.notOpen', ...endOf(loan.grant) })
  return ending(loan, { because: 'returned' }, { authorityId }, world)
}

/** The loan that somebody may watch over. Who may not know of the request hears neither of it nor of its level. */
async function attendedBy(
  requestId: string,
  world: World,
  look: Look,
): Promise<{ loan: LoanAtHand; authorityId: string } | { refusal: Refusal }> {
  const request = await look.get('request', requestId)
  const verdict = request && maySee(request, world) ? mayAttend(request, world) : undefined
  if (verdict && verdict.outcome !== 'allowed') return { refusal: lacking(verdict) }
  const loan = verdict && (await loanAtHand(requestId, look))
  return loan ? { loan, authorityId: verdict.authority.id } : { refusal: unknownRequest }
}

/** Whether somebody may open and close the reading room for a request. */
export const mayAttend = (
  { secrecy, ownerId, departmentId }: BorrowRequest,
  { powers, actor }: World,
) => may(powers, actor, 'sitting.open', { secrecy, ownerId, departmentId })

const endOf = ({ endedBecause }: Grant) => (endedBecause ? { because: endedBecause } : {})
