import type { Document } from '../../records/document.ts'
import { type Grant, grantIdOf } from '../../records/grant.ts'
import { hours, type Moment } from '../../terms/moment.ts'
import { type Accepted, type Decision, refuse } from '../decision.ts'
import { modesOf } from '../reading-right.ts'
import type { Refusal } from '../refusals.ts'
import type { Look, World } from '../world.ts'
import { type LoanAtHand, loanAtHand } from './loan-at-hand.ts'
import { byGrant, next, withLoan } from './moving.ts'
import { toArchivists } from './requested.ts'
import { unknownRequest } from './seen.ts'
import { hoursWithin } from './way-in.ts'

/**
 * The borrower acknowledges the duties and takes the document up: only now the clock starts. 篇2 rules §7.4
 * For a sitting, the archivist may open it from then on.
 */
export async function takeUp(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  const fault = faultOf(loan, world)
  if (!loan || fault) return refuse(fault ?? unknownRequest)
  if (loan.grant.mode === 'sitting') return acknowledged(loan, world)
  const heldUntil = await heldByAnother(loan, world, look)
  return heldUntil === undefined ? handedOver(loan, world) : waiting(loan, heldUntil, world)
}

function faultOf(loan: LoanAtHand | undefined, world: World): Refusal | undefined {
  if (loan?.grant.personId !== world.actor.id) return unknownRequest
  const { grant, document, request } = loan
  const state = request.loan?.state
  if (grant.state !== 'ready' || state !== 'ready')
    return {
      code: 'loan.notReady',
      state: state === undefined || state === 'ready' ? 'pending' : state,
    }
  if (world.at >= grant.takeUpBy) return { code: 'loan.lapsed' }
  // The level may have been raised since it was approved.
  if (!modesOf[document.secrecy].includes(grant.mode)) return { code: 'loan.levelChanged' }
  return undefined
}

/** A secret document is with one borrower at a time: until when, if it is with another. */
async function heldByAnother(
  { document, grant }: LoanAtHand,
  { at }: World,
  look: Look,
): Promise<Moment | undefined> {
  const { loanedTo } = document
  if (document.secrecy !== 'secret' || !loanedTo || loanedTo === grant.personId) return undefined
  const other = await look.get('grant', grantIdOf(document.id, loanedTo))
  return other?.state === 'open' && other.until !== undefined && at < other.until
    ? other.until
    : undefined
}

function handedOver({ request, grant, document }: LoanAtHand, world: World): Accepted {
  const from = world.at
  const until = from + hours(hoursWithin(document.secrecy, grant.readingHours))
  const open: Grant = { ...next(grant), state: 'open', from, until, dutiesAcknowledgedAt: from }
  const after = withLoan(request, { state: 'open', out: from, due: until })
  const lent: Document = {
    ...next(document),
    loanedTo: grant.personId,
    waiting: document.waiting.filter((id) => id !== grant.personId),
  }
  const changes = [
    { before: grant, after: open },
    { before: request, after },
  ]
  const exclusive = document.secrecy === 'secret'
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: exclusive ? [...changes, { before: document, after: lent }] : changes,
    relyOn: exclusive ? [] : [document],
    by: byGrant(grant),
    answer: { notice: 'done' },
  }
}

function acknowledged({ request, grant, document }: LoanAtHand, world: World): Accepted {
  const after = withLoan(request, { state: 'acknowledged' })
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [
      { before: grant, after: { ...next(grant), dutiesAcknowledgedAt: world.at } },
      { before: request, after },
    ],
    relyOn: [document],
    by: byGrant(grant),
    tell: [toArchivists(after, world)],
    answer: { notice: 'done' },
  }
}

function waiting({ request, grant, document }: LoanAtHand, until: Moment, world: World): Decision {
  if (document.waiting.includes(world.actor.id)) return refuse({ code: 'loan.held', until })
  const after = { ...next(document), waiting: [...document.waiting, world.actor.id] }
  const { number, archiveNumber, title } = request
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: document, after }],
    by: byGrant(grant),
    answer: { notice: 'loan.held', number, archiveNumber, title, until },
  }
}
