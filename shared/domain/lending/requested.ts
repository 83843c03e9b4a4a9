import type { BorrowRequest } from '../../records/borrow-request.ts'
import type { Document } from '../../records/document.ts'
import type { Grant } from '../../records/grant.ts'
import type { Accepted, Addressee, Change, Tell } from '../decision.ts'
import { rolesOf } from '../schedule-table.ts'
import type { Look, World } from '../world.ts'
import { peopleInAny } from './approvers.ts'
import { grantFor, takeUpByOf } from './granting.ts'

/** A request that waits: told to those who decide, to the applicant, and where it was asked for. */
export function filed(
  request: BorrowRequest,
  known: { changes: Change[]; document: Document },
): Accepted {
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [...known.changes, { after: request }],
    relyOn: [known.document],
    by: { authorityId: request.authorityId },
    tell: [toDecide(request), ...toFilers(request)],
    answer: { notice: 'done' },
  }
}

/** Read directly: registered with the archivist, and ready to be taken up. 篇2 rules §7.1 */
export async function approved(
  draft: BorrowRequest,
  known: { before: Grant | undefined; changes: Change[]; document: Document },
  world: World,
  look: Look,
): Promise<Accepted> {
  const request: BorrowRequest = {
    ...draft,
    state: 'approved',
    decidedAt: world.at,
    loan: { state: 'ready', takeUpBy: takeUpByOf(world) },
    custodianIds: await custodiansOf(draft, world, look),
  }
  return {
    outcome: 'accepted',
    root: request.customerId,
    changes: [...known.changes, { after: request }, grantFor(request, known.before, world)],
    relyOn: [known.document],
    by: { authorityId: request.authorityId },
    tell: [toReader(request), toArchivists(request, world)],
    answer: { notice: 'done' },
  }
}

/** The request card, to everyone who may decide it. */
export const toDecide = (request: BorrowRequest): Tell => ({
  to: [...request.approverIds.map((person) => ({ person })), ...inThread(request)],
  notice: { notice: 'request.toDecide', request },
  live: request.id,
})

/** The loan card, to the reader: take up, read, return. */
export const toReader = (request: BorrowRequest): Tell => ({
  to: [{ person: request.readerId }],
  notice: { notice: 'loan.yours', request },
  live: request.id,
})

/** The loan card, to whoever opens sittings and keeps the register. */
export const toArchivists = (request: BorrowRequest, world: World): Tell => ({
  to: custodianRoles(world).map((role) => ({ role })),
  notice: { notice: 'loan.registered', request },
  live: request.id,
})

/** Who may open a sitting for it; none where none is needed. */
export async function custodiansOf(
  request: BorrowRequest,
  world: World,
  look: Look,
): Promise<string[]> {
  if (request.mode !== 'sitting') return []
  return (await peopleInAny(custodianRoles(world), look)).map(({ id }) => id)
}

const custodianRoles = ({ powers }: World) =>
  rolesOf(
    ...[...powers.authorities.values()]
      .filter(({ action }) => action === 'sitting.open')
      .map(({ heldBy }) => heldBy),
  )

/** Only what every business role may know of is told where others read along. */
const inThread = ({ known, place }: BorrowRequest): Addressee[] =>
  known && place ? [{ place }] : []

function toFilers(request: BorrowRequest): Tell[] {
  const { applicantId, readerId, readerKnows } = request
  const tell = (person: string, as: 'applicant' | 'reader'): Tell => ({
    to: [{ person }],
    notice: { notice: 'request.filed', request, as },
    live: request.id,
  })
  const others = readerId !== applicantId && readerKnows
  return [tell(applicantId, 'applicant'), ...(others ? [tell(readerId, 'reader')] : [])]
}
