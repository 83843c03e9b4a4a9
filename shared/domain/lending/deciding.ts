import type { BorrowRequest } from '../../records/borrow-request.ts'
import { grantIdOf } from '../../records/grant.ts'
import type { PowerOfAttorney } from '../../records/power-of-attorney.ts'
import { type Decision, refuse, type Tell } from '../decision.ts'
import type { Look, World } from '../world.ts'
import { type Entitled, entitledTo } from './entitled.ts'
import { grantFor, takeUpByOf } from './granting.ts'
import { proofFor } from './proving.ts'
import { custodiansOf, toArchivists, toReader } from './requested.ts'
import { decidedAlready, maySee, unknownRequest } from './seen.ts'
import { readingTerms } from './way-in.ts'

/** Approves a request: the reader stands on the access list, ready to take the document up. */
export async function approveRequest(
  { requestId }: { requestId: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const entitled = await entitledTo('approve', requestId, world, look)
  if ('refusal' in entitled) return refuse(entitled.refusal)
  const proven = await proofFor(entitled.authority, world, look)
  if ('refusal' in proven) return refuse(proven.refusal)
  const { request, document, authority } = entitled
  const before = await look.get('grant', grantIdOf(request.documentId, request.readerId))
  if (before && before.state !== 'ended')
    return refuse({ code: 'borrow.inHand', number: before.requestNumber })

  const after: BorrowRequest = {
    ...decided(request, 'approved', entitled, world),
    ...readingTerms(authority, document.secrecy),
    loan: { state: 'ready', takeUpBy: takeUpByOf(world) },
  }
  const approved = { ...after, custodianIds: await custodiansOf(after, world, look) }
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: request, after: approved }, grantFor(approved, before, world)],
    relyOn: [...entitled.relyOn, ...(proven.proof ? [proven.proof] : [])],
    by: byOf(entitled),
    tell: [
      toReader(approved),
      ...outcome(
        approved,
        [approved.applicantId].filter((id) => id !== approved.readerId),
      ),
      ...(approved.mode === 'sitting' ? [toArchivists(approved, world)] : []),
    ],
    answer: { notice: 'done' },
  }
}

/** Declines a request, with the reason. */
export async function declineRequest(
  { requestId, reason }: { requestId: string; reason: string },
  world: World,
  look: Look,
): Promise<Decision> {
  const entitled = await entitledTo('decline', requestId, world, look)
  if ('refusal' in entitled) return refuse(entitled.refusal)
  const { request } = entitled
  const after = { ...decided(request, 'declined', entitled, world), reason }
  const told = request.readerKnows ? [request.applicantId, request.readerId] : [request.applicantId]
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: request, after }],
    relyOn: entitled.relyOn,
    by: byOf(entitled),
    tell: outcome(after, told),
    answer: { notice: 'done' },
  }
}

/** Takes a request back before it is decided: its applicant may. */
export function withdrawRequest(request: BorrowRequest | undefined, world: World): Decision {
  if (!request || !maySee(request, world)) return refuse(unknownRequest)
  if (request.applicantId !== world.actor.id) return refuse({ code: 'request.notYours' })
  if (request.state !== 'pending') return refuse(decidedAlready(request))
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [{ before: request, after: decided(request, 'withdrawn', {}, world) }],
    by: { authorityId: request.authorityId },
    answer: { notice: 'done' },
  }
}

function decided(
  request: BorrowRequest,
  state: 'approved' | 'declined' | 'withdrawn',
  { attorney }: { attorney?: PowerOfAttorney | undefined },
  { actor, at }: World,
): BorrowRequest {
  return {
    ...request,
    version: request.version + 1,
    state,
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: at,
    ...(attorney ? { attorneyId: attorney.id, attorneyNumber: attorney.number } : {}),
  }
}

const byOf = ({ authority, attorney }: Entitled) => ({
  authorityId: authority.id,
  ...(attorney ? { attorneyId: attorney.id } : {}),
})

/** Told once and apart from the card, so that whoever waits hears of it. */
const outcome = (request: BorrowRequest, people: string[]): Tell[] =>
  people.length === 0
    ? []
    : [
        {
          to: [...new Set(people)].map((person) => ({ person })),
          notice: { notice: 'request.outcome', request },
        },
      ]
