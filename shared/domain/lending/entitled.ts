import type { Authority } from '../../records/authority.ts'
import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import type { ArchiveRecord } from '../../records/index.ts'
import type { PowerOfAttorney } from '../../records/power-of-attorney.ts'
import { type Approval, mayApprove, type PendingRequest } from '../authorising.ts'
import type { Refusal } from '../refusals.ts'
import type { Look, World } from '../world.ts'
import { pendingOf } from './asked.ts'
import { named } from './naming.ts'
import { decidedAlready, maySee, unknownRequest } from './seen.ts'

/** Somebody who may decide a request now: by which authority, for whom, and everything that this rests on. */
export interface Entitled {
  request: BorrowRequest
  document: Document
  authority: Authority
  attorney?: PowerOfAttorney | undefined
  relyOn: ArchiveRecord[]
}

/** Whether the person may decide this request at this moment, by office or by power of attorney. */
export async function entitledTo(
  what: 'approve' | 'decline',
  requestId: string,
  world: World,
  look: Look,
): Promise<Entitled | { refusal: Refusal }> {
  const request = await look.get('request', requestId)
  if (!request) return { refusal: unknownRequest }
  const document = await look.get('document', request.documentId)
  if (!document) return { refusal: unknownRequest }
  const attorneys = await look.attorneysOf(world.actor.id)
  const grantors = new Map(
    (await Promise.all(attorneys.map(({ grantorId }) => look.get('person', grantorId))))
      .filter((person) => person !== undefined)
      .map((person) => [person.id, person]),
  )
  const { powers, actor, at } = world
  const pending = askedOf(what, request, document, powers)
  const found = mayApprove(powers, actor, request.authorityId, pending, at, attorneys, grantors)
  const sees = found.outcome === 'allowed' || maySee(request, world)
  if (!sees) return { refusal: unknownRequest }
  if (request.state !== 'pending') return { refusal: decidedAlready(request) }
  if (found.outcome === 'refused') return { refusal: lackingToDecide(found) }
  const grantor = found.attorney && grantors.get(found.attorney.grantorId)
  return {
    request,
    document,
    authority: found.authority,
    attorney: found.attorney,
    // Roles, attorney and level must still stand as they were read when the decision is written.
    relyOn: [
      document,
      actor,
      ...(found.attorney ? [found.attorney] : []),
      ...(grantor ? [grantor] : []),
    ],
  }
}

/** Missing papers keep a request from being approved, not from being declined. */
function askedOf(
  what: 'approve' | 'decline',
  request: BorrowRequest,
  document: Document,
  powers: World['powers'],
): PendingRequest {
  const pending = pendingOf(request, document)
  if (what === 'approve') return pending
  return { ...pending, papers: powers.authorities.get(request.authorityId)?.papers }
}

const lackingToDecide = (found: Extract<Approval, { outcome: 'refused' }>): Refusal => ({
  code: 'approval.lacking',
  because: found.because,
  grantors: found.grantors,
  ...(found.authority ? { power: named(found.authority) } : {}),
})
