import type { BorrowRequest } from '../../records/borrow-request.ts'
import { minutes } from '../../terms/moment.ts'
import { timesOf } from '../authorising.ts'
import { type Decision, refuse, type Tell } from '../decision.ts'
import type { Look, World } from '../world.ts'
import { deciders } from './approvers.ts'
import { pendingOf } from './asked.ts'
import { ending } from './ending.ts'
import { loanAtHand } from './loan-at-hand.ts'
import { byGrant, next } from './moving.ts'
import { toDecide } from './requested.ts'

const nothing = refuse({ code: 'clock.nothing' })

/** Silence has a consequence: an undecided request goes to whom it escalates to, then is refused for lapse of time. */
export async function undecided(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const request = await look.get('request', requestId)
  if (request?.state !== 'pending' || request.decideBy === undefined) return nothing
  if (world.at < request.decideBy) return nothing
  const higher = request.escalated ? undefined : await escalated(request, world, look)
  const after: BorrowRequest = higher ?? {
    ...next(request),
    state: 'lapsed',
    decidedAt: world.at,
  }
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: request, after }],
    by: { authorityId: request.authorityId },
    tell: higher ? toNewcomers(request, higher) : toParties(after),
    answer: { notice: 'done' },
  }
}

/** The request with those who may decide it as well from now on; none when nobody stands above. */
async function escalated(
  request: BorrowRequest,
  world: World,
  look: Look,
): Promise<BorrowRequest | undefined> {
  const authority = world.powers.authorities.get(request.authorityId)
  const document = await look.get('document', request.documentId)
  if (!authority?.escalatesTo || !document) return undefined
  const { lapsesAt } = timesOf(authority, request.requestedAt)
  if (lapsesAt === undefined || world.at >= lapsesAt) return undefined
  const people = await deciders(authority, pendingOf(request, document), world, look)
  if (people.every(({ id }) => request.approverIds.includes(id))) return undefined
  return {
    ...next(request),
    escalated: true,
    decideBy: lapsesAt,
    approverIds: people.map(({ id }) => id),
    approverNames: people.map(({ name }) => name),
  }
}

/** An approval not taken up lapses by the end of the next working day. */
export async function notTakenUp(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  if (loan?.grant.state !== 'ready' || world.at < loan.grant.takeUpBy) return nothing
  return ending(loan, { because: 'lapsed' }, byGrant(loan.grant), world)
}

/** A loan ends at its time, whether or not anybody is reading. */
export async function ranOut(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  const { until } = loan?.grant ?? {}
  if (loan?.grant.state !== 'open' || until === undefined || world.at < until) return nothing
  return ending(loan, { because: 'expired' }, byGrant(loan.grant), world)
}

/** How long before its end a reader is warned of it. */
export const WARNINGS = [30, 10] as const

/** A warning before the end; one that comes too late to be true is left out. */
export async function endingSoon(
  { requestId, minutes: before }: { requestId: string; minutes: number },
  world: World,
  look: Look,
): Promise<Decision> {
  const loan = await loanAtHand(requestId, look)
  const { until } = loan?.grant ?? {}
  if (loan?.grant.state !== 'open' || until === undefined) return nothing
  const left = until - world.at
  const nearer = WARNINGS.find((other) => other < before) ?? 0
  if (left > minutes(before) || left <= minutes(nearer)) return nothing
  const { request, grant } = loan
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [],
    by: byGrant(grant),
    tell: [
      {
        to: [{ person: request.readerId }],
        notice: { notice: 'loan.warning', request, minutes: before },
      },
    ],
    answer: { notice: 'done' },
  }
}

function toNewcomers(before: BorrowRequest, after: BorrowRequest): Tell[] {
  const newcomers = after.approverIds.filter((id) => !before.approverIds.includes(id))
  return [{ ...toDecide(after), to: newcomers.map((person) => ({ person })) }]
}

function toParties(request: BorrowRequest): Tell[] {
  const { applicantId, readerId, readerKnows } = request
  const people = new Set([applicantId, ...(readerKnows ? [readerId] : [])])
  return [
    {
      to: [...people].map((person) => ({ person })),
      notice: { notice: 'request.outcome', request },
    },
  ]
}
