import type { BorrowRequest, Loss } from '../../records/borrow-request.ts'
import { may } from '../authorising.ts'
import { type Accepted, type Decision, refuse, type Tell } from '../decision.ts'
import { lacking } from '../refusing.ts'
import { rolesOf } from '../schedule-table.ts'
import type { Look, World } from '../world.ts'
import { ending } from './ending.ts'
import { loanAtHand } from './loan-at-hand.ts'
import { next } from './moving.ts'
import { maySee, unknownRequest } from './seen.ts'

/** A loss or leak is reported: the loan ends at once, and those who keep the archive and pursue it are told. 篇2 rules §7.4, 篇5 §6 */
export async function reportLoss(
  { requestId, what, account }: { requestId: string; what: Loss['what']; account: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const request = await look.get('request', requestId)
  if (!request || !maySee(request, world)) return refuse(unknownRequest)
  const { powers, actor, at } = world
  const { secrecy, ownerId, departmentId } = request
  const verdict = may(powers, actor, 'loss.report', { secrecy, ownerId, departmentId })
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const loss: Loss = {
    what,
    account,
    reportedBy: actor.id,
    reportedByName: actor.name,
    reportedAt: at,
  }
  const by = { authorityId: verdict.authority.id }
  const loan = await loanAtHand(requestId, look)
  if (loan && loan.grant.state !== 'ended') {
    const end = ending(loan, { because: 'leak', loss }, by, world)
    const after = end.changes.find(({ after }) => after?.id === request.id)?.after
    return after?.kind === 'request'
      ? { ...end, tell: [...(end.tell ?? []), told(after, world)] }
      : end
  }
  const after: BorrowRequest = { ...next(request), loss }
  const accepted: Accepted = {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: request, after }],
    by,
    tell: [told(after, world)],
    answer: { notice: 'done' },
  }
  return accepted
}

/** 责任追究: to those who pursue it, and to the archivist. */
const told = (request: BorrowRequest, { powers }: World): Tell => ({
  to: rolesOf(
    [{ role: 'archivist', scope: 'any' }],
    ...[...powers.authorities.values()]
      .filter(({ action }) => action === 'loss.pursue')
      .map(({ heldBy }) => heldBy),
  ).map((role) => ({ role })),
  notice: { notice: 'loss.reported', request },
})
