import type { Authority } from '../records/authority.ts'
import type { PowerOfAttorney } from '../records/power-of-attorney.ts'
import { type Moment, minutes } from '../terms/moment.ts'
import type { Role } from '../terms/role.ts'
import { type AttorneyFault, actingBy, attorneyFaults } from './acting-by-attorney.ts'
import { capacityOf, isParty, lapseOf, type PendingRequest } from './capacity.ts'
import { type Powers, speaksOf } from './schedule-table.ts'
import type { Actor } from './standing.ts'

export { type PendingRequest, timesOf } from './capacity.ts'

/** The answer to whether someone may decide a request. */
export type Approval =
  | {
      readonly outcome: 'allowed'
      readonly authority: Authority
      /** The power of attorney they act by; none: an office of their own. */
      readonly attorney?: PowerOfAttorney
      readonly escalated: boolean
    }
  | {
      readonly outcome: 'refused'
      readonly because:
        | 'unknown-authority'
        | 'inactive'
        | 'top-secret'
        | 'level'
        | 'too-late'
        | 'not-approver'
        | 'papers-missing'
        | AttorneyFault
      readonly authority?: Authority
      readonly grantors: Role[]
    }

/** Whether someone may decide this request at this moment, by office or by power of attorney. */
export function mayApprove(
  powers: Powers,
  actor: Actor,
  authorityId: string,
  request: PendingRequest,
  at: Moment,
  attorneys: readonly PowerOfAttorney[],
  grantors: ReadonlyMap<string, Actor>,
): Approval {
  const entitled = mayDecide(powers, actor, authorityId, request, at, attorneys, grantors)
  if (entitled.outcome === 'refused') return entitled
  const { authority } = entitled
  const missing = authority.papers?.some((paper) => !request.papers?.includes(paper))
  return missing ? refused(powers, authority, 'papers-missing') : entitled
}

/** Everyone who may decide this request at this moment; empty: it is refused at once. */
export function approversOf<P extends Actor>(
  powers: Powers,
  authorityId: string,
  request: PendingRequest,
  people: readonly P[],
  attorneys: readonly PowerOfAttorney[],
  at: Moment,
): { person: P; attorney?: PowerOfAttorney; escalated: boolean }[] {
  const grantors = new Map(people.map((person) => [person.id, person]))
  return people.flatMap((person) => {
    const found = mayDecide(powers, person, authorityId, request, at, attorneys, grantors)
    if (found.outcome === 'refused') return []
    const { attorney, escalated } = found
    return [attorney ? { person, attorney, escalated } : { person, escalated }]
  })
}

/** How long a fresh proof of identity stays fresh. */
export const PROOF_LASTS = minutes(5)

/** Whether the approver's proof of identity is as fresh as the authority asks. */
export function isProvenAfresh(authority: Authority, at: Moment, provenAt?: Moment): boolean {
  if (!authority.freshProof) return true
  return provenAt !== undefined && provenAt <= at && at < provenAt + PROOF_LASTS
}

function mayDecide(
  powers: Powers,
  actor: Actor,
  authorityId: string,
  request: PendingRequest,
  at: Moment,
  attorneys: readonly PowerOfAttorney[],
  grantors: ReadonlyMap<string, Actor>,
): Approval {
  const authority = powers.authorities.get(authorityId)
  if (authority?.approvedBy === undefined)
    return { outcome: 'refused', because: 'unknown-authority', grantors: [] }
  if (!actor.active) return refused(powers, authority, 'inactive')
  const level = request.object.secrecy ?? 'none'
  // The level may have changed since the request: then this authority no longer carries it.
  if (!speaksOf(authority, level))
    return refused(powers, authority, level === 'topSecret' ? 'top-secret' : 'level')
  if (at >= lapseOf(authority, request.requestedAt)) return refused(powers, authority, 'too-late')
  if (isParty(actor.id, request)) return refused(powers, authority, 'own-request')
  const capacity = capacityOf(authority, actor, request, at)
  if (capacity) return { outcome: 'allowed', authority, escalated: capacity === 'escalated' }
  let nearest: AttorneyFault | undefined
  for (const attorney of attorneys) {
    if (attorney.delegateId !== actor.id) continue
    const grantor = grantors.get(attorney.grantorId)
    const found = actingBy(attorney, grantor, actor, { powers, authority, request, at })
    if (found === 'approver' || found === 'escalated')
      return { outcome: 'allowed', authority, attorney, escalated: found === 'escalated' }
    if (nearest === undefined || isNearer(found, nearest)) nearest = found
  }
  return refused(powers, authority, nearest ?? 'not-approver')
}

type Refused = Extract<Approval, { outcome: 'refused' }>

function refused(powers: Powers, authority: Authority, because: Refused['because']): Refused {
  const grantors = powers.deciders.get(authority.id) ?? []
  return { outcome: 'refused', because, authority, grantors }
}

/** The fault looked at later came nearer to being allowed: it says most. */
const isNearer = (a: AttorneyFault, b: AttorneyFault) =>
  attorneyFaults.indexOf(a) > attorneyFaults.indexOf(b)
