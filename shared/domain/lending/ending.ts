import type { BorrowRequest, Loss } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import type { Grant, LoanEnd } from '../../records/grant.ts'
import type { Accepted, Tell } from '../decision.ts'
import type { World } from '../world.ts'
import type { LoanAtHand } from './loan-at-hand.ts'
import { next, withLoan } from './moving.ts'

/** How a loan ends, and why. */
export interface End {
  because: LoanEnd
  reason?: string
  loss?: Loss
}

/** Ends a loan, between two pages if need be: the row is closed, and whoever waited for the document is told. */
export function ending(
  { request, grant, document }: LoanAtHand,
  end: End,
  by: Accepted['by'],
  world: World,
): Accepted {
  const { actor, at } = world
  const closed: Grant = { ...next(grant), state: 'ended', endedAt: at, endedBecause: end.because }
  const after: BorrowRequest = {
    ...withLoan(request, {
      state: 'ended',
      endedAt: at,
      endedBecause: end.because,
      endedByName: actor.name,
      ...(end.reason ? { reason: end.reason } : {}),
    }),
    state: stateAfter[end.because],
    ...(end.loss ? { loss: end.loss } : {}),
  }
  const back = returned(document, grant)
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [
      { before: grant, after: closed },
      { before: request, after },
      ...(back ? [{ before: document, after: back }] : []),
    ],
    by,
    tell: [...overTo(after, actor.id), ...(back ? freeTo(document, grant) : [])],
    answer: { notice: 'done' },
  }
}

const stateAfter: Readonly<Record<LoanEnd, BorrowRequest['state']>> = {
  returned: 'closed',
  expired: 'closed',
  leak: 'closed',
  revoked: 'revoked',
  lapsed: 'lapsed',
}

/** The document back on its shelf; none when it was not out with this reader. */
function returned(document: Document, { personId }: Grant): Document | undefined {
  const { loanedTo, ...rest } = document
  if (loanedTo === personId) return { ...next(rest), waiting: [] }
  if (!document.waiting.includes(personId)) return undefined
  return { ...next(document), waiting: document.waiting.filter((id) => id !== personId) }
}

const freeTo = ({ waiting, loanedTo, archiveNumber, title }: Document, grant: Grant): Tell[] => {
  const others = waiting.filter((id) => id !== grant.personId)
  if (loanedTo !== grant.personId || others.length === 0) return []
  return [
    {
      to: others.map((person) => ({ person })),
      notice: { notice: 'loan.free', archiveNumber: archiveNumber ?? '', title },
    },
  ]
}

/** The reader hears of an end that was not their own doing. */
const overTo = (request: BorrowRequest, actorId: string): Tell[] =>
  request.readerId === actorId
    ? []
    : [{ to: [{ person: request.readerId }], notice: { notice: 'loan.over', request } }]
