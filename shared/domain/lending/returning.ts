import type { LoanEnd } from '../../records/grant.ts'
import { may } from '../authorising.ts'
import { type Decision, refuse } from '../decision.ts'
import { lacking } from '../refusing.ts'
import type { Look, World } from '../world.ts'
import { ending } from './ending.ts'
import { loanAtHand } from './loan-at-hand.ts'
import { byGrant } from './moving.ts'
import { maySee, unknownRequest } from './seen.ts'

/** The reader gives it back: one button. */
export async function returnLoan(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  if (!loan || !maySee(loan.request, world)) return refuse(unknownRequest)
  const { grant } = loan
  if (grant.personId !== world.actor.id) return refuse({ code: 'loan.notYours' })
  if (grant.state !== 'open') return refuse(notOpen(grant))
  return ending(loan, { because: 'returned' }, byGrant(grant), world)
}

/** Whoever has the power takes it back at once, with a reason; a loan not yet taken up as well. */
export async function revokeLoan(
  { requestId, reason }: { requestId: string; reason: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const request = await look.get('request', requestId)
  if (!request || !maySee(request, world)) return refuse(unknownRequest)
  const { powers, actor } = world
  const { secrecy, ownerId, departmentId } = request
  const verdict = may(powers, actor, 'loan.revoke', { secrecy, ownerId, departmentId })
  if (verdict.outcome !== 'allowed') return refuse(lacking(verdict))
  const loan = await loanAtHand(requestId, look)
  if (!loan) return refuse({ code: 'loan.notOpen' })
  if (loan.grant.state === 'ended') return refuse(notOpen(loan.grant))
  const by = { authorityId: verdict.authority.id }
  return ending(loan, { because: 'revoked', reason }, by, world)
}

const notOpen = ({ endedBecause }: { endedBecause?: LoanEnd | undefined }) =>
  ({ code: 'loan.notOpen', ...(endedBecause ? { because: endedBecause } : {}) }) as const
